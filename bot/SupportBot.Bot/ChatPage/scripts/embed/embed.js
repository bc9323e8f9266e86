// One line puts the chat into somebody else's page:
//   <script src="https://assistance.exemple.fr/embed.js" async data-color="#0f5c63" data-position="end" data-title="Assistant"></script>
// This script only draws the button. The chat itself is a page of the server in a frame, asked for at the first click.
import texts from '../../texts/embed.json';
import { Launcher } from './launcher.js';

const script = document.currentScript;
const server = new URL(script.src);
const { color, flow, label = texts.label, position = 'end', title, userToken } = script.dataset;

const start = () => new Launcher({ origin: server.origin, frame: new URL('chat', server), color, flow, label, position, title, userToken });
if (document.body) {
  start();
} else {
  addEventListener('DOMContentLoaded', start);
}
