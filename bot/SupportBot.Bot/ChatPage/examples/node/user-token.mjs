// Says to the chat who is signed in on your site: a JWT (HS256) for data-user-token. Make one for each page view: it opens one chat.
// The key is HostPage:SigningKey of the bot, 32 bytes at least; keep it on your server.
import { createHmac, randomUUID } from 'node:crypto';

const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');

/** `id` is your own id of the person, `email` the address that your site has proved. */
export function signUser({ id, email }, key) {
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: id, email, aud: 'supportbot', iat: now, exp: now + 600, jti: randomUUID() })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
