import { startAnswers } from './answer.js';
import { startChatDoor } from './chat-door.js';
import { startSearch } from './search.js';
import { dress } from '../frame/dress.js';

dress(document.documentElement.dataset.brandColor);

const openChat = startChatDoor();
const openAnswer = startAnswers({ openChat });
const ask = startSearch({ openAnswer, openChat });

// A link may carry a question: /?q=facture
const asked = new URLSearchParams(location.search).get('q');
if (asked) {
  ask(asked);
}
