// Who this visitor is to the server: a token bound to one user and one conversation.
// It is kept in sessionStorage, so for this tab and until it closes, and only from the moment the chat is opened.

const key = 'supportbot.chat';
const channelName = 'supportbot.chat';
const answerOfOtherTabs = 120;
const safety = 10_000;

export class TokenTrouble extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

export class Visitor {
  #base;
  #identity;
  #channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(channelName) : null;

  /** `base` is the address of the server, with a final slash. `onErasedElsewhere` is called when another tab erased this conversation. */
  constructor(base, onErasedElsewhere) {
    this.#base = base;
    this.#channel?.addEventListener('message', ({ data }) => {
      if (data?.ask && this.#identity?.started) {
        this.#channel.postMessage({ here: this.#identity });
      } else if (data?.erased && data.erased === this.#identity?.conversationId) {
        this.#identity = null;
        forget();
        onErasedElsewhere();
      }
    });
  }

  /** True when this tab had the chat open before a reload. */
  static wasOpen() {
    return remembered()?.open === true;
  }

  get conversationId() {
    return this.#identity?.conversationId;
  }

  get userId() {
    return this.#identity?.userId;
  }

  get token() {
    return this.#identity?.token;
  }

  get hasStarted() {
    return this.#identity?.started === true;
  }

  /**
   * Comes back to the conversation of before, of this tab or of another one, or begins a new one.
   * Returns 'new', 'resumed', or 'expired' when there was one that cannot be continued.
   */
  async identify(userToken) {
    const before = this.#identity ?? remembered() ?? await this.#conversationOfAnotherTab();
    if (before && await this.#continue(before)) {
      return 'resumed';
    }

    await this.#begin(userToken);
    return before ? 'expired' : 'new';
  }

  /** Takes over the token that Direct Line refreshed. */
  keepToken(token) {
    if (this.#identity && token && token !== this.#identity.token) {
      this.#keep({ ...this.#identity, token, expiresAt: Date.now() + this.#identity.lifetime });
    }
  }

  markStarted(conversationId) {
    if (this.#identity && !this.#identity.started) {
      this.#keep({ ...this.#identity, conversationId: conversationId ?? this.#identity.conversationId, started: true });
    }
  }

  markOpen(open) {
    if (this.#identity) {
      this.#keep({ ...this.#identity, open });
    }
  }

  /** Forgets the conversation here and in the other tabs that show it. */
  forget() {
    const erased = this.#identity?.conversationId;
    this.#identity = null;
    forget();
    if (erased) {
      this.#channel?.postMessage({ erased });
    }
  }

  async #continue(before) {
    if (before.expiresAt - safety < Date.now()) {
      forget();
      return false;
    }

    const answer = await this.#post('v3/directline/tokens/refresh', { headers: { authorization: `Bearer ${before.token}` } }, [401, 403, 404]);
    if (!answer) {
      forget();
      return false;
    }

    this.#keep({ ...before, token: answer.token, open: true, ...lifetime(answer) });
    return true;
  }

  async #begin(userToken) {
    const body = userToken ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ userToken }) } : {};
    const answer = await this.#post('api/chat/token', body);
    this.#keep({ token: answer.token, userId: answer.userId, conversationId: answer.conversationId, started: false, open: true, ...lifetime(answer) });
  }

  async #post(path, options, refusals = []) {
    let response;
    try {
      response = await fetch(this.#base + path, { method: 'POST', ...options });
    } catch {
      throw new TokenTrouble('offline');
    }

    if (refusals.includes(response.status)) {
      return null;
    }

    if (!response.ok) {
      throw new TokenTrouble(response.status === 429 ? 'tooMany' : 'offline');
    }

    return response.json();
  }

  #conversationOfAnotherTab() {
    return new Promise(resolve => {
      if (!this.#channel) {
        resolve(null);
        return;
      }

      const heard = ({ data }) => data?.here && done(data.here);
      const timer = setTimeout(() => done(null), answerOfOtherTabs);
      const done = found => {
        clearTimeout(timer);
        this.#channel.removeEventListener('message', heard);
        resolve(found);
      };
      this.#channel.addEventListener('message', heard);
      this.#channel.postMessage({ ask: true });
    });
  }

  #keep(identity) {
    this.#identity = identity;
    try {
      sessionStorage.setItem(key, JSON.stringify({ version: 1, ...identity }));
    } catch {
      // Storage is switched off: the conversation then lasts until the page is left.
    }
  }
}

const lifetime = ({ expires_in: seconds = 1800 }) => ({ lifetime: seconds * 1000, expiresAt: Date.now() + seconds * 1000 });

function remembered() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    return kept?.version === 1 && typeof kept.token === 'string' ? kept : null;
  } catch {
    return null;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
