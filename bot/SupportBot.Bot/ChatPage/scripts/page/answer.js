import texts from '../../texts/page.json';
import { element, fill, typeset } from '../shared/text.js';
import { readEntry } from './knowledge.js';

const siteName = document.documentElement.dataset.brandName ?? texts.title;

/**
 * The answer view: one entry, at its own address (?reponse=id), so that it can be linked to, printed and left with the Back button.
 * `openChat({ flow })` opens the chat, with a request if one is named.
 */
export function startAnswers({ openChat }) {
  const view = document.getElementById('reponse');
  let running;

  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="?reponse="], a[data-home]');
    if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      go(link.dataset.home === undefined ? new URLSearchParams(link.search).get('reponse') : null);
    }
  });
  addEventListener('popstate', () => show(wanted(), { moveFocus: true }));
  if (wanted()) {
    show(wanted(), { moveFocus: false });
  }

  return go;

  function go(id) {
    if (id !== wanted()) {
      history.pushState(null, '', id ? `?reponse=${encodeURIComponent(id)}` : location.pathname);
    }

    return show(id, { moveFocus: true });
  }

  async function show(id, { moveFocus }) {
    running?.abort();
    if (!id) {
      close(moveFocus);
      return;
    }

    const run = running = new AbortController();
    if (view.dataset.entry !== id) {
      fillWith(id, element('h2', { id: 'reponse-titre', tabindex: '-1' }, texts.loadingAnswer));
    }

    try {
      const entry = await readEntry(id, run.signal);
      fillWith(id, ...entryParts(entry));
      document.title = `${entry.question} · ${siteName}`;
    } catch (error) {
      if (error.name === 'AbortError') {
        return;
      }

      fillWith(id, ...troubleParts(error.kind === 'missing', () => show(id, { moveFocus: true })));
    }

    if (moveFocus) {
      const title = document.getElementById('reponse-titre');
      title.focus({ preventScroll: true });
      view.scrollIntoView({ block: 'start' });
    }
  }

  function close(moveFocus) {
    const wasOpen = !view.hidden;
    view.hidden = true;
    view.replaceChildren();
    delete view.dataset.entry;
    document.title = siteName;
    if (wasOpen && moveFocus) {
      document.getElementById('question').focus();
    }
  }

  function fillWith(id, ...parts) {
    view.dataset.entry = id;
    view.hidden = false;
    view.replaceChildren(element('a', { class: 'back', href: './', 'data-home': true }, `← ${texts.back}`), ...parts);
  }

  function entryParts(entry) {
    const text = element('div', { class: 'text' });
    text.innerHTML = entry.html; // Rendered by our own server from our own Markdown, with raw HTML switched off there.
    return [
      element('h2', { id: 'reponse-titre', tabindex: '-1' }, typeset(entry.question)),
      ...(texts.vendors[entry.vendor] ? [element('span', { class: 'vendor' }, texts.vendors[entry.vendor])] : []),
      text,
      element('p', { class: 'origin' }, originOf(entry)),
      element('div', { class: 'more' }, ...followUps(entry), element('h3', {}, texts.notEnough), element('div', { class: 'actions' }, ...nextSteps(entry))),
    ];
  }

  function nextSteps({ flow }) {
    const step = (label, style, wish) => element('button', { type: 'button', class: style, click: () => openChat(wish) }, label);
    return [
      flow ? step(texts.prepareRequest, 'primary', { flow }) : step(texts.askAbout, 'primary', {}),
      step(texts.adviser, 'secondary', { flow: 'agent' }),
    ];
  }

  function troubleParts(isMissing, retry) {
    return [
      element('h2', { id: 'reponse-titre', tabindex: '-1' }, isMissing ? texts.answerMissing : texts.answerTrouble),
      ...(isMissing ? [] : [element('div', { class: 'actions' }, element('button', { type: 'button', class: 'primary', click: retry }, texts.retry))]),
    ];
  }
}

const wanted = () => new URLSearchParams(location.search).get('reponse');

const followUps = ({ followUps: next = [] }) => (next.length === 0 ? [] : [
  element('h3', {}, texts.seeAlso),
  element('ul', {}, ...next.map(({ id, question }) => element('li', {}, element('a', { href: `?reponse=${encodeURIComponent(id)}` }, typeset(question))))),
]);

function originOf({ source, reviewed }) {
  const parts = [];
  if (source) {
    parts.push(fill(texts.source, { source }));
  }

  if (reviewed) {
    const day = new Date(`${reviewed}T12:00:00Z`).toLocaleDateString('fr-FR', { dateStyle: 'long' }).replaceAll(' ', '\u00a0');
    parts.push(fill(texts.reviewed, { date: day }));
  }

  return parts.join(' · ');
}
