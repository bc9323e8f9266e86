// What `docker-compose config` printed, as the node of one service sees it.
//   node compose-environment.mjs <file> <service> environment     NAME=VALUE, one per line
//   node compose-environment.mjs <file> <service> secrets         name below /run/secrets, and the file that it comes from
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const [file, name, what] = process.argv.slice(2);
const { services, secrets } = parse(readFileSync(file, 'utf8'));
const service = services[name];
const lines = what === 'secrets'
  ? service.secrets.map(({ source, target }) => `${target} ${secrets[source].file}`)
  : Object.entries(service.environment).map(([key, value]) => `${key}=${value}`);
console.log(lines.join('\n'));
