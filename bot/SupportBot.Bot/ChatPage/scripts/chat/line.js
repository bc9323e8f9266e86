// One Direct Line connection, and what is known of its health: Web Chat itself shows nothing while its socket is down.

const probeEvery = 3000;
const connectionStatus = { online: 2, expired: 3, failed: 4, ended: 5 };

export class Line {
  #directLine;
  #subscription;
  #report;
  #state = 'connecting';
  #socketOpen = false;
  #probe;
  #probeAddress;

  /**
   * `report(state)` hears 'online', 'down' (being repaired), 'expired', 'ended' and 'reachable':
   * the server answers again while the socket is still gone, so a new Line would do.
   */
  constructor(base, visitor, { watermark, report }) {
    this.#report = report;
    this.#probeAddress = `${base}health/live`;
    const resume = visitor.hasStarted ? { conversationId: visitor.conversationId, watermark: watermark ?? '0' } : {};
    this.#directLine = WebChat.createDirectLine({
      domain: `${base}v3/directline`,
      token: visitor.token,
      conversationStartProperties: { locale: 'fr-FR' },
      ...resume,
    });
    this.#watchSocket();
    this.#subscription = this.#directLine.connectionStatus$.subscribe(status => this.#statusChanged(status));
    addEventListener('offline', this.#wentOffline);
    addEventListener('online', this.#cameOnline);
  }

  get directLine() {
    return this.#directLine;
  }

  get state() {
    return this.#state;
  }

  get token() {
    return this.#directLine.token;
  }

  get conversationId() {
    return this.#directLine.conversationId;
  }

  /** How far this line has read: a line that follows it goes on from there. */
  get watermark() {
    return this.#directLine.watermark || '0';
  }

  end() {
    this.#stopProbing();
    removeEventListener('offline', this.#wentOffline);
    removeEventListener('online', this.#cameOnline);
    this.#subscription.unsubscribe();
    this.#report = () => {};
    this.#directLine.end();
  }

  #watchSocket() {
    const line = this;
    // The library takes its WebSocket class from here, and opens it only when Web Chat subscribes.
    this.#directLine.services.WebSocket = class extends WebSocket {
      constructor(...address) {
        super(...address);
        this.addEventListener('open', () => line.#socketChanged(true));
        this.addEventListener('close', () => line.#socketChanged(false));
      }
    };
    // It comes back after 3 to 15 s, drawn by this; 3 to 6 s are enough to spread the load after a restart.
    this.#directLine.services.random = () => Math.random() / 4;
  }

  #socketChanged(open) {
    this.#socketOpen = open;
    if (open) {
      this.#set('online');
    } else if (this.#state === 'online' || this.#state === 'connecting') {
      this.#set('down');
    }
  }

  #statusChanged(status) {
    if (status === connectionStatus.expired) {
      this.#set('expired');
    } else if (status === connectionStatus.failed || status === connectionStatus.ended) {
      this.#set(this.#state === 'expired' ? 'expired' : 'ended');
    }
  }

  #wentOffline = () => {
    if (this.#state === 'online' || this.#state === 'connecting') {
      this.#set('down');
    }
  };

  #cameOnline = () => {
    if (this.#state === 'down') {
      this.probe();
    }
  };

  /** Asks the server whether it is there, now and then every few seconds, while the line is down. */
  async probe() {
    this.#stopProbing();
    const timer = this.#probe = setTimeout(() => this.probe(), probeEvery);
    if (!navigator.onLine) {
      return;
    }

    try {
      const answer = await fetch(this.#probeAddress, { cache: 'no-store', signal: AbortSignal.timeout(probeEvery) });
      if (answer.ok && this.#probe === timer && this.#state === 'down') {
        this.#stopProbing();
        this.#report('reachable');
      }
    } catch {
      // Still away: the timer asks again.
    }
  }

  #set(state) {
    if (state === this.#state) {
      return;
    }

    this.#state = state;
    if (state === 'down') {
      this.#probe = setTimeout(() => this.probe(), probeEvery);
    } else {
      this.#stopProbing();
    }

    this.#report(state);
  }

  #stopProbing() {
    clearTimeout(this.#probe);
    this.#probe = undefined;
  }
}
