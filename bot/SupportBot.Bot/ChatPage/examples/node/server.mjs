// A site that embeds the chat for its signed-in user, under a strict policy, without a dependency:
//   CHAT=http://localhost:3978 HOST_PAGE_KEY=... node server.mjs      then open http://localhost:8080
// Start the bot with the same key (HostPage__SigningKey) and, outside Development, with DirectLine__TrustedOrigins=http://localhost:8080.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { signUser } from './user-token.mjs';

const chat = process.env.CHAT ?? 'http://localhost:3978';
const key = process.env.HOST_PAGE_KEY;
if (!key || Buffer.byteLength(key) < 32) {
  console.error('HOST_PAGE_KEY must be the HostPage:SigningKey of the bot, 32 bytes at least.');
  process.exit(1);
}

const page = readFileSync(new URL('../host-page.html', import.meta.url), 'utf8');

// Your site knows who has signed in; this one takes everybody for the owner of the demo contracts.
const signedIn = { id: 'demo', email: 'demo@example.com' };

const server = createServer((request, response) => {
  response.setHeader('Content-Security-Policy', `default-src 'none'; script-src ${chat}; frame-src ${chat}; style-src 'self'; base-uri 'none'`);
  response.setHeader('Cache-Control', 'no-store'); // A token is for one view.
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page.replaceAll('{{chat}}', chat).replaceAll('{{user-token}}', signUser(signedIn, key)));
});
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
