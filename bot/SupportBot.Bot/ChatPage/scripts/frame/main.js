// The chat in a frame of its own, inside somebody else's page. Who may frame it is said by the server (frame-ancestors).
import { ChatPanel } from '../chat/panel.js';
import { dress } from './dress.js';

const asked = new URLSearchParams(location.search);
// The launcher says where it runs; nothing from anywhere else is listened to, and nothing is sent elsewhere.
const host = asked.get('host') ?? location.origin;
const isFramed = window.parent !== window;

dress(asked.get('color') ?? document.documentElement.dataset.brandColor);
const base = new URL('./', document.baseURI).href;
const panel = new ChatPanel({ base, assets: new URL('chat/', base), title: asked.get('title')?.slice(0, 60) || undefined });
panel.addEventListener('close', () => tell('close'));
panel.addEventListener('unread', ({ detail }) => tell('unread', { count: detail }));

addEventListener('message', ({ data, origin, source }) => {
  if (isFramed && source === window.parent && origin === host && data?.from === 'supportbot-launcher' && data.type === 'open') {
    panel.open({ flow: text(data.flow), userToken: text(data.userToken) });
  }
});

if (isFramed) {
  tell('ready');
} else {
  panel.open({ flow: text(asked.get('flow') ?? undefined) });
}

function tell(type, more = {}) {
  if (isFramed) {
    window.parent.postMessage({ from: 'supportbot-chat', type, ...more }, host);
  }
}

function text(value) {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
