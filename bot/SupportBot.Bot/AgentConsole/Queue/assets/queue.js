// The open queue: asks for the list again when the server says that something has changed, and keeps the place of the keyboard.
'use strict';

const queue = document.getElementById('queue');
const news = document.getElementById('queue-news');
const title = document.title;
let fetching = false;
let again = false;
let waiting = Number(queue.querySelector('.queue-live').dataset.waiting);

async function refresh() {
  if (fetching || document.visibilityState === 'hidden') {
    again = true;
    return;
  }
  fetching = true;
  try {
    do {
      again = false;
      const address = queue.dataset.address;
      const answer = await fetch(`${address}${address.includes('?') ? '&' : '?'}partie=liste`, { headers: { 'X-Requested-With': 'fetch' }, redirect: 'error' });
      if (!answer.ok) {
        return;
      }
      replace(await answer.text());
      // At most about two looks a second, however much is going on.
      await new Promise(resolve => setTimeout(resolve, 400));
    } while (again && document.visibilityState !== 'hidden');
  } catch {
    // The line is down; the event stream comes back by itself, and then the list is asked for again.
  } finally {
    fetching = false;
  }
}

function replace(html) {
  const held = queue.contains(document.activeElement) ? document.activeElement : null;
  const address = held?.getAttribute('href') ?? held?.form?.getAttribute('action');
  queue.innerHTML = html;
  if (address) {
    queue.querySelector(`a[href="${CSS.escape(address)}"], form[action="${CSS.escape(address)}"] button`)?.focus({ preventScroll: true });
  }
  const now = Number(queue.querySelector('.queue-live').dataset.waiting);
  if (now !== waiting) {
    news.textContent = queue.dataset.words.replace('{count}', now);
    const badge = document.querySelector('[data-badge=queue]');
    if (badge) {
      badge.textContent = now;
      badge.hidden = now === 0;
    }
  }
  waiting = now;
  document.title = now > 0 ? `(${now}) ${title}` : title;
}

// Waiting times go on between two looks.
setInterval(() => {
  for (const since of queue.querySelectorAll('[data-since]')) {
    const seconds = Math.max(0, Math.floor((Date.now() - Number(since.dataset.since)) / 1000));
    since.textContent = seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h ${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`;
  }
}, 1000);

// Up and down between the lines.
document.addEventListener('keydown', event => {
  const row = event.target.closest?.('[data-row]');
  if (row && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const rows = [...queue.querySelectorAll('[data-row]')];
    rows[rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  }
});

const events = new EventSource('/console/demandes/events');
events.addEventListener('queue', refresh);
document.addEventListener('visibilitychange', () => { if (again && document.visibilityState === 'visible') { refresh(); } });
window.addEventListener('pagehide', () => events.close());
document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
