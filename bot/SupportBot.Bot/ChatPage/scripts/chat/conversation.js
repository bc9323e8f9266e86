import { Line } from './line.js';
import { Visitor } from './visitor.js';
import { asksForFile, createStore, hasReader, loadWebChat, renderWebChat } from './web-chat.js';

const waitForGreeting = 4000;
const keepTokenEvery = 60_000;

/**
 * One visitor's conversation, whatever happens to the line under it.
 * Events: 'state' (detail: online, down, expired, ended, erased, gone), 'message' (the other side wrote), 'heldback' (a message waits for the line).
 */
export class Conversation extends EventTarget {
  #base;
  #assets;
  #visitor;
  #line;
  #store;
  #mount;
  #allowFiles = false;
  #showTyping = false;
  #erased = false;
  #waiting = [];
  #greeted = false;
  #greetingTimer;
  #tokenTimer;

  constructor({ base, assets }) {
    super();
    this.#base = base;
    this.#assets = assets;
    addEventListener('pagehide', () => this.#keepToken());
    document.addEventListener('visibilitychange', () => this.#keepToken());
  }

  static get wasOpen() {
    return Visitor.wasOpen();
  }

  get isRunning() {
    return this.#line !== undefined;
  }

  get state() {
    return this.#erased ? 'erased' : this.#line?.state;
  }

  markOpen(open) {
    this.#visitor?.markOpen(open);
  }

  /** Loads Web Chat, identifies the visitor and draws the conversation into `mount`. Resolves to 'new', 'resumed' or 'expired'. */
  async start(mount, userToken) {
    this.#visitor ??= new Visitor(this.#base, () => this.#erasedElsewhere());
    const [how] = await Promise.all([this.#visitor.identify(userToken), loadWebChat(this.#assets)]);
    this.#erased = false;
    this.#allowFiles = this.#showTyping = false;
    this.#greeted = false;
    this.#greetingTimer = setTimeout(() => this.#greetingHeard(), waitForGreeting);
    this.#mount = document.createElement('div');
    this.#mount.className = 'chat-mount';
    mount.replaceChildren(this.#mount);
    this.#store = createStore({
      heard: activity => this.#heard(activity),
      mayPost: () => this.state === 'online' || this.state === 'connecting',
      heldBack: () => this.dispatchEvent(new Event('heldback')),
      gone: () => this.#erasedByServer(),
    });
    this.#connect();
    this.#tokenTimer = setInterval(() => this.#keepToken(), keepTokenEvery);
    return how;
  }

  /** Says something for the visitor, after the greeting and once the line is there. */
  send(words) {
    this.#waiting.push(words);
    this.#sendWaiting();
  }

  /** A new line under the same conversation; what is on the screen and in the box stays. */
  reconnect() {
    if (this.#line && this.state === 'down') {
      const watermark = this.#line.watermark;
      this.#keepToken();
      this.#line.end();
      this.#connect(watermark);
    }
  }

  /** Tells the bot that it is over, then forgets here. The conversation must be left afterwards. */
  async erase() {
    if (this.state === 'online') {
      await new Promise(resolve => {
        setTimeout(resolve, 1500);
        this.#line.directLine.postActivity({ type: 'endOfConversation', code: 'userCancelled', from: { id: this.#visitor.userId } }).subscribe(resolve, resolve);
      });
    }

    this.#visitor.forget();
  }

  /** Ends the line; the next `start` begins a new conversation. */
  leave() {
    clearInterval(this.#tokenTimer);
    clearTimeout(this.#greetingTimer);
    this.#visitor.forget();
    this.#line?.end();
    this.#line = undefined;
    this.#waiting = [];
  }

  #connect(watermark) {
    this.#line = new Line(this.#base, this.#visitor, { watermark, report: state => this.#lineChanged(state) });
    this.#render();
  }

  #render() {
    renderWebChat(this.#mount, {
      directLine: this.#line.directLine, store: this.#store, userId: this.#visitor.userId, assets: this.#assets, allowFiles: this.#allowFiles,
      showTyping: this.#showTyping,
    });
  }

  #lineChanged(state) {
    if (state === 'reachable') {
      this.reconnect();
      return;
    }

    if (state === 'online') {
      this.#visitor.markStarted(this.#line.conversationId);
      this.#keepToken();
      this.#sendWaiting();
    }

    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }

  #heard(activity) {
    if (activity.type !== 'message') {
      return;
    }

    this.#greetingHeard();
    const allowFiles = asksForFile(activity);
    const showTyping = hasReader(activity);
    if (allowFiles !== this.#allowFiles || showTyping !== this.#showTyping) {
      [this.#allowFiles, this.#showTyping] = [allowFiles, showTyping];
      this.#render();
    }

    this.dispatchEvent(new Event('message'));
  }

  #greetingHeard() {
    clearTimeout(this.#greetingTimer);
    this.#greeted = true;
    this.#sendWaiting();
  }

  #sendWaiting() {
    while (this.#waiting.length > 0 && this.#greeted && this.state === 'online') {
      this.#store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'imBack', text: this.#waiting.shift() } });
    }
  }

  #keepToken() {
    if (this.#line) {
      this.#visitor.keepToken(this.#line.token);
    }
  }

  #erasedByServer() {
    this.#visitor.forget();
    this.#erased = true;
    this.#line?.end();
    this.#mount?.remove(); // Nothing of it stays to be read, on a screen that others may see.
    this.dispatchEvent(new CustomEvent('state', { detail: 'gone' }));
  }

  #erasedElsewhere() {
    this.#erased = true;
    this.#line?.end();
    this.dispatchEvent(new CustomEvent('state', { detail: 'erased' }));
  }
}
