import texts from '../../texts/chat.json';
import { element } from '../shared/text.js';

/** Asks before the conversation goes; resolves to true for yes. The focus starts on the way out. */
export function askToErase(parent) {
  return new Promise(resolve => {
    const cancel = element('button', { type: 'button', click: () => dialog.close() }, texts.cancel);
    const confirm = element('button', { type: 'button', class: 'primary', click: () => dialog.close('erase') }, texts.eraseConfirm);
    const dialog = element('dialog', { class: 'chat-ask', role: 'alertdialog', 'aria-labelledby': 'effacer-titre', 'aria-describedby': 'effacer-texte' },
      element('h3', { id: 'effacer-titre' }, texts.eraseTitle),
      element('p', { id: 'effacer-texte' }, texts.eraseText),
      element('div', { class: 'choices' }, cancel, confirm));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'erase');
    });
    parent.append(dialog);
    dialog.showModal();
    cancel.focus();
  });
}
