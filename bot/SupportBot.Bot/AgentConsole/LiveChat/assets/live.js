// The open page of a case: adds what is said, shows who types and what was read, sends without leaving the page.
// The server only hints; everything shown is asked for anew, so a lost hint costs nothing.
'use strict';

let panel = document.getElementById('conversation');
const address = panel.dataset.case;
const byId = id => document.getElementById(id);
const asScript = { 'X-Requested-With': 'fetch' };

// --- What was said ---
let fetching = false;
let again = false;

function isAtEnd() {
  const box = byId('lines-box');
  return box.scrollHeight - box.scrollTop - box.clientHeight < 80;
}

function toEnd() {
  const box = byId('lines-box');
  box.scrollTop = box.scrollHeight;
}

async function addLines() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    do {
      again = false;
      const answer = await fetch(`${address}/lines?apres=${panel.dataset.seq}`, { headers: asScript, redirect: 'error' });
      if (!answer.ok) {
        return;
      }
      const html = await answer.text();
      const last = Number(answer.headers.get('X-Last-Seq'));
      const lines = byId('lines');
      const stay = !isAtEnd();
      if (last > Number(panel.dataset.seq)) {
        const fresh = document.createElement('template');
        fresh.innerHTML = html;
        if (fresh.content.querySelector('.line-customer')) {
          hideTyping();
          sayRead();
        }
        lines.append(fresh.content);
        panel.dataset.seq = last;
        showRead();
        if (!stay) {
          toEnd();
        }
      }
    } while (again);
  } catch {
    // The line is down; the event stream comes back by itself, and then the lines are asked for again.
  } finally {
    fetching = false;
  }
}

// --- Who has it ---
async function refreshPanel() {
  try {
    const answer = await fetch(`${address}/conversation`, { headers: asScript, redirect: 'error' });
    if (!answer.ok) {
      return;
    }
    const fresh = document.createElement('template');
    fresh.innerHTML = await answer.text();
    const next = fresh.content.getElementById('conversation');
    if (next.dataset.state === panel.dataset.state) {
      byId('live-state').replaceWith(fresh.content.getElementById('live-state'));
      return;
    }
    const typed = byId('say')?.value ?? '';
    panel.replaceWith(next);
    panel = next;
    if (byId('say')) {
      byId('say').value = typed;
    }
    toEnd();
  } catch {
    // See above.
  }
}

// --- The customer's side ---
let typingEnds = 0;

function hideTyping() {
  clearTimeout(typingEnds);
  byId('typing').hidden = true;
}

function showTyping() {
  byId('typing').hidden = false;
  clearTimeout(typingEnds);
  typingEnds = setTimeout(hideTyping, 5000);
}

// How far the customer's window has got may be known before the line itself is here.
let readTo = Number(panel.dataset.read);

function showRead() {
  const mine = [...document.querySelectorAll('.line-agent')].at(-1);
  byId('read-state').hidden = !mine || Number(mine.dataset.seq) > readTo;
}

// --- The agent's side ---
const hasFiles = form => (form.elements.file?.files.length ?? 0) > 0;

function post(path, form) {
  const whole = new FormData(form);
  const fields = path === 'say' && hasFiles(form) ? whole : new URLSearchParams([...whole].filter(([, value]) => typeof value === 'string'));
  fields.set('seq', panel.dataset.seq);
  return fetch(`${address}/${path}`, { method: 'POST', headers: asScript, body: fields, redirect: 'error' });
}

function sayRead() {
  const form = byId('composer');
  if (form && document.visibilityState === 'visible') {
    post('read', form).catch(() => {});
  }
}

let lastTyping = 0;
document.addEventListener('input', event => {
  const now = Date.now();
  if (event.target.id === 'say' && now - lastTyping > 3000) {
    lastTyping = now;
    post('typing', event.target.form).catch(() => {});
  }
});

document.addEventListener('keydown', event => {
  if (event.target.id === 'say' && event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

let sending = false;
window.addEventListener('submit', async event => {
  const form = event.target;
  if (form.id !== 'composer') {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (sending || (form.elements.text.value.trim() === '' && !hasFiles(form))) {
    return;
  }
  sending = true;
  byId('send-error').hidden = byId('file-error').hidden = true;
  try {
    const answer = await post('say', form);
    if (answer.ok) {
      form.elements.text.value = form.elements.file.value = '';
      form.elements.message.value = crypto.randomUUID?.() ?? `${Date.now()}-${performance.now()}`;
      lastTyping = 0;
      await addLines();
      toEnd();
    } else if (answer.status === 415) {
      form.elements.file.value = '';
      byId('file-error').hidden = false;
    } else {
      byId('send-error').hidden = false;
      await refreshPanel();
    }
  } catch {
    byId('send-error').hidden = false;
  } finally {
    sending = false;
    byId('say')?.focus();
  }
}, { capture: true });

// --- Ready replies and the knowledge ---
document.addEventListener('click', event => {
  const button = event.target.closest('[data-insert]');
  if (!button) {
    return;
  }
  const box = byId(button.closest('.insert').dataset.target);
  const start = box.selectionStart ?? box.value.length;
  const before = box.value.slice(0, start);
  const gap = before === '' || /\s$/.test(before) ? '' : '\n';
  box.setRangeText(gap + button.dataset.insert, start, box.selectionEnd ?? start, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.focus();
});

const searches = new WeakMap();
document.addEventListener('input', event => {
  const field = event.target;
  if (!field.dataset.knowledge) {
    return;
  }
  const known = searches.get(field);
  clearTimeout(known?.timer);
  known?.abort.abort();
  const abort = new AbortController();
  const timer = setTimeout(async () => {
    try {
      const answer = await fetch(`${field.dataset.knowledge}?q=${encodeURIComponent(field.value)}`, { headers: asScript, redirect: 'error', signal: abort.signal });
      if (answer.ok) {
        field.closest('.insert').querySelector('.found').innerHTML = field.value.trim() === '' ? '' : await answer.text();
      }
    } catch {
      // A newer search took its place, or the line is down.
    }
  }, 200);
  searches.set(field, { timer, abort });
});
document.addEventListener('keydown', event => {
  if (event.target.dataset?.knowledge && event.key === 'Enter') {
    event.preventDefault();
  }
});

// --- The case itself ---
// One's own words count as a change too: then the forms of the page go on with the new version. What somebody else did is to be read first.
async function followChanges() {
  try {
    const seen = document.querySelector('input[name=vu]').value;
    const answer = await fetch(`${address}/changes?vu=${encodeURIComponent(seen)}`, { headers: asScript, redirect: 'error' });
    if (!answer.ok) {
      return;
    }
    const now = await answer.json();
    if (now.byOthers) {
      byId('changed').hidden = false;
      return;
    }
    document.querySelectorAll('input[name=version]').forEach(field => { field.value = now.version; });
    document.querySelectorAll('input[name=vu]').forEach(field => { field.value = now.seen; });
  } catch {
    // A stale form is refused by the server, with what changed.
  }
}

// --- The stream ---
toEnd();
const events = new EventSource(`${address}/events`);
events.addEventListener('ready', () => { addLines(); refreshPanel(); });
events.addEventListener('grew', addLines);
events.addEventListener('moved', refreshPanel);
events.addEventListener('typing', showTyping);
events.addEventListener('read', event => {
  readTo = Math.max(readTo, Number(event.data));
  showRead();
});
events.addEventListener('changed', followChanges);
document.addEventListener('visibilitychange', sayRead);
window.addEventListener('pagehide', () => events.close());
sayRead();
