import texts from '../../texts/embed.json';
import { element } from './../shared/text.js';
import { styleSheet } from './style.js';

/** The button and, from the first click on, the frame. Both live in a shadow tree: styles of the page stay out, ours stay in. */
export class Launcher {
  #options;
  #button;
  #badge;
  #frame;
  #ready = false;
  #wide = matchMedia('(min-width: 40.01rem) and (min-height: 30.01rem)');
  #pageOverflow;

  constructor(options) {
    this.#options = { ...options, color: options.color ?? wished('color') };
    const place = element('div', { 'data-supportbot': '' });
    const tree = place.attachShadow({ mode: 'open' });
    // A constructed sheet is allowed under a policy that forbids inline styles.
    tree.adoptedStyleSheets = [styleSheet(this.#options)];
    this.#badge = element('span', { class: 'count', hidden: true });
    this.#button = element('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', click: () => this.open() }, bubble(), element('span', {}, options.label), this.#badge);
    tree.append(this.#button);
    document.body.append(place);
    this.#listen();
  }

  open() {
    if (!this.#frame) {
      this.#frame = element('iframe', { title: this.#options.title ?? texts.frameTitle, src: this.#address(), allow: 'clipboard-write' });
      this.#button.after(this.#frame);
    }

    this.#show(true);
    if (this.#ready) {
      this.#tellOpen();
      this.#frame.focus();
    }
  }

  #address() {
    const address = new URL(this.#options.frame);
    const { color, title } = this.#options;
    for (const [name, value] of Object.entries({ host: location.origin, color, title })) {
      if (value) {
        address.searchParams.set(name, value);
      }
    }

    return address.href;
  }

  #listen() {
    addEventListener('message', ({ data, origin, source }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#options.origin || data?.from !== 'supportbot-chat') {
        return;
      }

      if (data.type === 'ready') {
        this.#ready = true;
        this.#tellOpen();
        this.#frame.focus();
      } else if (data.type === 'close') {
        this.#show(false);
        this.#button.focus();
      } else if (data.type === 'unread') {
        this.#showUnread(Number(data.count) || 0);
      }
    });
    this.#wide.addEventListener('change', () => this.#holdPage());
  }

  #tellOpen() {
    const { flow, userToken, origin } = this.#options;
    this.#frame.contentWindow.postMessage({ from: 'supportbot-launcher', type: 'open', flow, userToken }, origin);
    this.#options.flow = undefined; // The request is started once, not at every opening.
  }

  #show(open) {
    this.#frame.hidden = !open;
    this.#button.hidden = open;
    this.#button.setAttribute('aria-expanded', String(open));
    this.#holdPage();
  }

  /** On a phone the chat covers the page, which must not scroll behind it. */
  #holdPage() {
    const hold = this.#frame && !this.#frame.hidden && !this.#wide.matches;
    if (hold && this.#pageOverflow === undefined) {
      this.#pageOverflow = document.documentElement.style.overflow;
      document.documentElement.style.overflow = 'hidden';
    } else if (!hold && this.#pageOverflow !== undefined) {
      document.documentElement.style.overflow = this.#pageOverflow;
      this.#pageOverflow = undefined;
    }
  }

  #showUnread(count) {
    this.#badge.hidden = count === 0;
    this.#badge.textContent = String(count);
    this.#button.setAttribute('aria-label', count === 0 ? this.#options.label : texts.unread.replace('{count}', count));
  }
}

/** What the page's own style sheet asks for: a custom property of its root, such as `--supportbot-color`. */
function wished(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--supportbot-${name}`).trim() || undefined;
}

function bubble() {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.appendChild(document.createElementNS(ns, 'path')).setAttribute('d', 'M5 5h14a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2h-6.8L7.6 21a.6.6 0 0 1-1-.5v-3H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z');
  return svg;
}
