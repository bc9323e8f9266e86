import texts from '../../texts/page.json';
import { ChatPanel } from '../chat/panel.js';
import { fill } from '../shared/text.js';

/** The buttons that open the chat, and the one that brings it back. Returns `openChat({ words, flow })`, whose wishes are said for the visitor. */
export function startChatDoor() {
  const launcher = document.getElementById('lanceur');
  const label = document.getElementById('lanceur-texte');
  const announcer = document.getElementById('annonce');
  const base = new URL('./', document.baseURI).href;
  let panel;
  let openedBy;

  for (const button of document.querySelectorAll('[data-open-chat]')) {
    button.addEventListener('click', () => open(undefined, button));
  }

  // Only a tab that had the chat open before a reload opens it by itself.
  if (ChatPanel.wasOpen) {
    open(undefined, launcher);
  }

  return wish => open(wish, document.activeElement);

  function open(wish, opener) {
    openedBy = opener;
    panel ??= makePanel();
    launcher.hidden = true;
    return panel.open(wish);
  }

  function makePanel() {
    const made = new ChatPanel({ base, assets: new URL('chat/', base), modalWhen: matchMedia('(max-width: 40rem), (max-height: 30rem)') });
    made.addEventListener('close', () => {
      launcher.hidden = false;
      label.textContent = texts.resumeChat;
      (openedBy?.isConnected && openedBy.checkVisibility?.() !== false && openedBy !== document.body ? openedBy : launcher).focus();
    });
    made.addEventListener('unread', ({ detail: count }) => showUnread(count));
    return made;
  }

  function showUnread(count) {
    launcher.querySelector('.count')?.remove();
    if (count === 0) {
      return;
    }

    const badge = document.createElement('span');
    badge.className = 'count';
    badge.textContent = String(count);
    launcher.append(badge);
    announcer.textContent = count === 1 ? texts.unreadOne : fill(texts.unreadMany, { count });
  }
}
