import texts from '../../texts/chat.json';
import { element } from '../shared/text.js';
import { askToErase } from './erase-dialog.js';
import { Conversation } from './conversation.js';
import { icon } from './icons.js';

const focusable = '[data-id="webchat-sendbox-input"], .webchat__send-box-text-box__input';
const bannerGrace = 1500;
const passing = 6000;

/**
 * The chat as people see it: a dialog with its title bar, the line's state, Web Chat itself and the privacy line.
 * Nothing is fetched or stored before `open` is called.
 */
export class ChatPanel extends EventTarget {
  #dialog;
  #mount;
  #status;
  #banner;
  #conversation;
  #graceTimer;
  #passingTimer;
  #modalWhen;
  #starting;
  #unread = 0;

  /** `base` is the address of the server, `assets` that of the folder of scripts, both with a final slash. Modal where `modalWhen` (a media query) matches. */
  constructor({ base, assets, modalWhen, title, closeLabel = texts.close }) {
    super();
    this.#modalWhen = modalWhen;
    this.#conversation = new Conversation({ base, assets });
    this.#conversation.addEventListener('state', ({ detail }) => this.#show(detail));
    this.#conversation.addEventListener('message', () => this.#heard());
    this.#conversation.addEventListener('heldback', () => this.#heldBack());
    this.#build(title ?? document.documentElement.dataset.brandAssistant ?? texts.title, closeLabel);
  }

  /** True when the chat stood open in this tab before a reload. */
  static get wasOpen() {
    return Conversation.wasOpen;
  }

  get isOpen() {
    return this.#dialog.open;
  }

  get element() {
    return this.#dialog;
  }

  /**
   * Opens the chat. `words`, or those that start `flow`, are sent once the bot has greeted.
   * `userToken` tells who the visitor is, signed by the page around.
   */
  async open({ words, flow, userToken } = {}) {
    if (!this.#dialog.open) {
      if (this.#modalWhen?.matches) {
        this.#dialog.showModal();
      } else {
        this.#dialog.show();
      }
    }

    this.#read();
    this.#focus();
    this.#conversation.markOpen(true);
    await this.#start(userToken);
    const opening = words ?? texts.startFlow[flow];
    if (opening && this.#conversation.isRunning) {
      this.#conversation.send(opening);
    }
  }

  close() {
    if (this.#dialog.open) {
      this.#dialog.close();
    }
  }

  #build(title, closeLabel) {
    const button = (label, symbol, act) => element('button', { type: 'button', class: `tool ${symbol}`, title: label, 'aria-label': label, click: act }, icon(symbol));
    this.#mount = element('div', { class: 'chat-window' });
    this.#status = element('div', { class: 'chat-state' });
    this.#banner = element('div', { class: 'chat-banner', role: 'status' });
    this.#dialog = element('dialog', { class: 'chat-panel', 'aria-labelledby': 'discussion-titre' },
      element('div', { class: 'chat-head' },
        element('h2', { id: 'discussion-titre', tabindex: '-1' }, title),
        button(texts.erase, 'erase', () => this.#erase()),
        button(closeLabel, 'close', () => this.close())),
      element('div', { class: 'chat-bar' },
        element('button', { type: 'button', class: 'adviser', click: () => this.#callAdviser() }, icon('adviser'), texts.adviser)),
      this.#banner,
      element('div', { class: 'chat-body' }, this.#status, this.#mount),
      element('div', { class: 'chat-foot' },
        element('p', {}, texts.privacy),
        element('details', {}, element('summary', {}, texts.notice), element('p', {}, texts.noticeText))));
    this.#dialog.addEventListener('keydown', event => this.#key(event));
    this.#dialog.addEventListener('cancel', event => event.preventDefault()); // Escape is read in #key, so that it may first leave a message.
    this.#dialog.addEventListener('close', () => this.#closed());
    document.body.append(this.#dialog);
  }

  /** Starts or resumes the conversation; one start at a time, and none while one runs. */
  #start(userToken) {
    if (this.#conversation.isRunning) {
      return Promise.resolve();
    }

    this.#starting ??= this.#startOnce(userToken).finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  async #startOnce(userToken) {
    this.#dialog.dataset.state = 'loading';
    this.#status.replaceChildren(element('p', { role: 'status' }, texts.loading));
    try {
      const how = await this.#conversation.start(this.#mount, userToken);
      this.#dialog.dataset.state = 'ready';
      this.#status.replaceChildren();
      if (how === 'expired') {
        this.#say(texts.expiredBefore, { passing: true });
      } else {
        this.#say('');
      }

      await this.#focusInput();
    } catch (error) {
      this.#dialog.dataset.state = 'failed';
      const retry = element('button', { type: 'button', class: 'primary', click: () => this.#start(userToken) }, texts.retry);
      this.#status.replaceChildren(element('p', { role: 'alert' }, error.kind === 'tooMany' ? texts.tooMany : texts.loadFailed), retry);
      if (this.#dialog.contains(document.activeElement)) {
        retry.focus();
      }
    }
  }

  #show(state) {
    clearTimeout(this.#graceTimer);
    if (state === 'down') {
      this.#graceTimer = setTimeout(() => this.#offerRetry(navigator.onLine ? texts.down : texts.offline), bannerGrace);
    } else if (state === 'online' && this.#banner.classList.contains('trouble')) {
      this.#say(texts.back, { passing: true });
    } else if (state === 'expired' || state === 'ended') {
      this.#offerNew(texts.expiredHere);
    } else if (state === 'erased') {
      this.#offerNew(texts.erasedElsewhere);
    } else if (state === 'gone') {
      this.#offerNew(texts.dataErased);
    }
  }

  #heldBack() {
    if (this.#conversation.state === 'down') {
      clearTimeout(this.#graceTimer);
      this.#offerRetry(texts.keptInBox);
    } else {
      this.#show(this.#conversation.state);
    }
  }

  #offerRetry(sentence) {
    this.#say(sentence, { act: { label: texts.retry, run: () => this.#conversation.reconnect() }, trouble: true });
  }

  #offerNew(sentence) {
    this.#say(sentence, { act: { label: texts.startNew, run: () => this.#startAfresh('') }, trouble: true });
  }

  /** One sentence above the conversation. A passing one gives way after a while to what the state of the line has to say. */
  #say(sentence, { act, trouble = false, passing: goesAway = false } = {}) {
    clearTimeout(this.#passingTimer);
    this.#banner.classList.toggle('trouble', trouble && sentence !== '');
    this.#banner.replaceChildren(...(sentence ? [element('span', {}, sentence)] : []), ...(act ? [element('button', { type: 'button', click: act.run }, act.label)] : []));
    if (goesAway) {
      this.#passingTimer = setTimeout(() => {
        this.#say('');
        this.#show(this.#conversation.state);
      }, passing);
    }
  }

  #callAdviser() {
    this.#conversation.send(texts.adviser);
    this.#focusInput();
  }

  async #erase() {
    if (await askToErase(this.#dialog)) {
      await this.#conversation.erase();
      await this.#startAfresh(texts.erased);
    }
  }

  async #startAfresh(sentence) {
    this.#conversation.leave();
    await this.#start();
    if (sentence && this.#conversation.isRunning) {
      this.#say(sentence, { passing: true });
    }
  }

  #key(event) {
    if (event.key !== 'Escape' || event.defaultPrevented) {
      return;
    }

    // Inside the transcript, Escape leaves the message and comes back to the box: that is Web Chat's own.
    if (!event.target.closest?.('.webchat__basic-transcript, dialog.chat-ask')) {
      event.preventDefault();
      this.close();
    }
  }

  #closed() {
    this.#conversation.markOpen(false);
    this.dispatchEvent(new Event('close'));
  }

  #heard() {
    if (this.#dialog.open && document.visibilityState === 'visible') {
      return;
    }

    this.#unread += 1;
    this.dispatchEvent(new CustomEvent('unread', { detail: this.#unread }));
  }

  #read() {
    this.#unread = 0;
    this.dispatchEvent(new CustomEvent('unread', { detail: 0 }));
  }

  #focus() {
    const input = this.#mount.querySelector(focusable);
    // On a touch screen the keyboard would cover the greeting: the title takes the focus there.
    if (input && !matchMedia('(pointer: coarse)').matches) {
      input.focus();
    } else {
      this.#dialog.querySelector('#discussion-titre').focus();
    }
  }

  async #focusInput() {
    if (!this.#dialog.open || !this.#dialog.contains(document.activeElement)) {
      return;
    }

    for (let tries = 0; tries < 40 && !this.#mount.querySelector(focusable); tries += 1) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }

    this.#focus();
  }
}
