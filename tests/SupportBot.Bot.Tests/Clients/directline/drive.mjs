// Runs the stock botframework-directlinejs, told by one JSON command per line on standard input; prints what the client sees, one JSON object per line.
//   {"do":"open","domain":"...","token":"...","webSocket":true,"conversationId":"...","watermark":"..."}   a new client; the one before is left alone
//   {"do":"say","text":"..."}   {"do":"send","files":[{"name":"a.png","type":"image/png","base64":"..."}]}
//   {"do":"cut"}   cuts the socket without a goodbye        {"do":"state"}   prints token, conversation and watermark        {"do":"close"}
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

const sockets = [];
globalThis.WebSocket = class extends WebSocket {
  constructor(...args) { super(...args); sockets.push(this); }
};
globalThis.XMLHttpRequest = await browserRequests();
const { DirectLine } = (await import('botframework-directlinejs')).default;

const print = seen => process.stdout.write(JSON.stringify(seen) + '\n');
const statusNames = ['uninitialized', 'connecting', 'online', 'expiredToken', 'failedToConnect', 'ended'];
let client;
let sent = 0;

const commands = {
  open({ domain, token, webSocket, conversationId, watermark }) {
    client = new DirectLine({ domain, token, webSocket, conversationId, watermark, pollingInterval: 200, random: () => 0, conversationStartProperties: { locale: 'fr-FR' } });
    client.connectionStatus$.subscribe(status => print({ status: statusNames[status] }));
    client.activity$.subscribe(activity => print({ activity }), error => print({ ended: error.message }));
  },
  say({ text }) { post({ text }); },
  send({ files }) {
    post({ attachments: files.map(file => ({ name: file.name, contentType: file.type, contentUrl: `data:${file.type};base64,${file.base64}` })) });
  },
  cut() { sockets.at(-1).terminate(); },
  state() { print({ state: { token: client.token, conversationId: client.conversationId, watermark: client.watermark ?? '', sockets: sockets.length } }); },
  close() { client.end(); setTimeout(() => process.exit(0), 100); },
};

function post(content) {
  const clientActivityID = `client-${++sent}`;
  client.postActivity({ type: 'message', from: { id: 'someone' }, locale: 'fr-FR', channelData: { clientActivityID }, ...content })
    .subscribe(id => print({ posted: id, clientActivityID }), error => print({ refused: error.status ?? error.message, clientActivityID }));
}

createInterface({ input: process.stdin }).on('line', line => {
  const command = JSON.parse(line);
  commands[command.do](command);
});

/** The part of XMLHttpRequest that the client's HTTP library (rxjs 5) uses, over Node's fetch. */
async function browserRequests() {
  return class {
    readyState = 0;
    status = 0;
    responseType = '';
    response = null;
    #headers = {};
    #abort = new AbortController();

    open(method, url) { this.method = method; this.url = url; }
    setRequestHeader(name, value) { this.#headers[name] = value; }
    getAllResponseHeaders() { return ''; }
    getResponseHeader(name) { return this.answered?.headers.get(name) ?? null; }
    abort() { this.#abort.abort(); }

    send(body) {
      this.#run(body).catch(() => {}).then(() => {
        this.readyState = 4;
        this.onreadystatechange?.({});
      });
    }

    async #run(body) {
      this.answered = await fetch(this.url, { method: this.method, headers: this.#headers, body: body ?? undefined, signal: this.#abort.signal });
      const bytes = await this.answered.arrayBuffer();
      this.responseText = Buffer.from(bytes).toString('utf8');
      this.response = this.responseType === 'arraybuffer' ? bytes : this.responseType === 'json' ? JSON.parse(this.responseText || 'null') : this.responseText;
      this.status = this.answered.status;
    }
  };
}
