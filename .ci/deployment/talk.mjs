// A visitor of an installation: starts a conversation, listens on its WebSocket, and says so when a reply is not what it should be.
//   node talk.mjs <address> [--via host:port] [--also address]... [--keep file]     a whole conversation; --also posts to these nodes in turn;
//                                                                                   --keep writes down where to read it again
//   node talk.mjs <address> --read file                                             the conversation written down is there, word for word
// --via makes every connection there, whatever the address says, as a published port does.
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import WebSocket from 'ws';

const patience = 60_000;
const [address, ...rest] = process.argv.slice(2);
const option = name => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
const also = rest.flatMap((one, i) => (rest[i - 1] === '--also' ? [one] : []));
const [viaHost, viaPort] = option('--via')?.split(':') ?? [];
const client = url => (url.protocol === 'https:' ? https : http);
const route = viaHost ? { host: viaHost, port: Number(viaPort), servername: new URL(address).hostname } : {};

function call(method, url, token, body) {
  return new Promise((resolve, reject) => {
    const target = new URL(url);
    const headers = { host: target.host, ...token && { authorization: `Bearer ${token}` }, ...body && { 'content-type': 'application/json' } };
    const base = { hostname: target.hostname, port: target.port, path: target.pathname + target.search, method, headers };
    const request = client(target).request(url.startsWith(address) ? { ...base, hostname: undefined, ...route.host ? route : { host: target.hostname } } : base, response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (response.statusCode >= 300) reject(new Error(`${method} ${target.pathname}: ${response.statusCode} ${text.slice(0, 200)}`));
        else resolve(JSON.parse(text));
      });
    });
    request.on('error', reject);
    request.end(body ? JSON.stringify(body) : undefined);
  });
}

/** Everything that the socket brings, and a wait for the first activity that fits. */
async function listen(streamUrl) {
  const activities = [];
  let wake = () => {};
  const createConnection = route.host ? options => (client(new URL(address)) === https ? https : http).globalAgent.createConnection({ ...options, ...route }) : undefined;
  const socket = new WebSocket(streamUrl, createConnection ? { createConnection } : {});
  socket.on('message', frame => {
    if (frame.length > 0) activities.push(...JSON.parse(frame.toString('utf8')).activities);
    wake();
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const until = async fits => {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const found = activities.find(fits);
      if (found) return found;
      await new Promise(resolve => { wake = resolve; setTimeout(resolve, 500); });
    }
    throw new Error(`no such reply came: ${activities.map(one => `${one.from.role} ${one.text?.slice(0, 60)}`).join(' | ')}`);
  };
  return { activities, until, close: () => socket.close() };
}

const steps = [
  { say: 'bonjour', kinds: ['greeting', 'smalltalk'] },
  { say: 'Demande de renouvellement', kinds: ['prompt'], flow: 'renewal' },
  { say: 'annuler', kinds: ['cancelled', 'prompt'] },
  { say: "j'arrive pas à activer ma balise dell", kinds: ['answer', 'clarify', 'prompt'] },
];

async function converse() {
  const { token: first } = await call('POST', `${address}/api/chat/token`);
  const { token, conversationId, streamUrl } = await call('POST', `${address}/v3/directline/conversations`, first, {});
  const stream = await listen(streamUrl);
  const nodes = also.length > 0 ? also : [address];
  for (const [i, { say, kinds, flow }] of steps.entries()) {
    const node = nodes[i % nodes.length];
    const { id } = await call('POST', `${node}/v3/directline/conversations/${conversationId}/activities`, token, { type: 'message', text: say, from: { id: 'visitor' } });
    const reply = await stream.until(one => one.replyToId === id && one.channelData?.supportBot);
    const { supportBot } = reply.channelData;
    if (!kinds.includes(supportBot.kind) || (flow && supportBot.flow !== flow)) throw new Error(`« ${say} » got ${JSON.stringify(supportBot)}: ${reply.text}`);
    console.log(`    « ${say} » -> ${supportBot.kind}${supportBot.flow ? ` (${supportBot.flow})` : ''}${also.length > 0 ? ` from ${node}` : ''}`);
  }
  stream.close();
  const history = await call('GET', `${address}/v3/directline/conversations/${conversationId}/activities`, token);
  const heard = new Set(stream.activities.map(one => one.id));
  const missed = history.activities.filter(one => !heard.has(one.id));
  if (missed.length > 0) throw new Error(`the socket missed ${missed.length} of ${history.activities.length} activities`);
  if (option('--keep')) writeFileSync(option('--keep'), JSON.stringify({ token, conversationId, texts: history.activities.map(one => one.text) }));
}

async function readAgain(file) {
  const { token, conversationId, texts } = JSON.parse(readFileSync(file, 'utf8'));
  const { activities } = await call('GET', `${address}/v3/directline/conversations/${conversationId}/activities`, token);
  if (JSON.stringify(activities.map(one => one.text)) !== JSON.stringify(texts)) throw new Error(`${activities.length} activities instead of the ${texts.length} that were said`);
  console.log(`    the conversation of before is there: ${texts.length} activities`);
}

try {
  await (option('--read') ? readAgain(option('--read')) : converse());
} catch (error) {
  console.error(`FAILED ${error.message}`);
  process.exitCode = 1;
}
