import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['package.json', 'package-lock.json', '.npmrc', 'art', 'build', 'pages', 'scripts', 'styles', 'texts'];

/** One hash over everything that the output depends on. */
export function fingerprintOfSources(root) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(name => filesUnder(root, name))) {
    hash.update(file).update('\0').update(readFileSync(join(root, file))).update('\0');
  }

  return hash.digest('hex');
}

function filesUnder(root, name) {
  let entries;
  try {
    entries = readdirSync(join(root, name), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') {
      return [name];
    }

    throw error;
  }

  return entries.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap(entry => filesUnder(root, `${name}/${entry.name}`));
}
