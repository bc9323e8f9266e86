import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const notWorthCompressing = 400;

/**
 * Writes the files with their .br and .gz twins and removes what an earlier build left.
 * The pages come last, so that no page ever names a file that is not there yet.
 */
export async function publish(files, pages, output) {
  mkdirSync(output, { recursive: true });
  const order = [...files.keys()].sort((a, b) => pages.includes(a) - pages.includes(b));
  const kept = new Set();
  for (const name of order) {
    for (const written of await writeWithTwins(join(output, name), Buffer.from(files.get(name)))) {
      kept.add(written);
    }
  }

  for (const name of readdirSync(output)) {
    if (!kept.has(join(output, name))) {
      rmSync(join(output, name), { recursive: true });
    }
  }
}

async function writeWithTwins(path, content) {
  const twins = content.length < notWorthCompressing ? [] : [`${path}.br`, `${path}.gz`];
  // Compressing Web Chat takes seconds: what is there already with the same content stays.
  if ([path, ...twins].every(existsSync) && readFileSync(path).equals(content)) {
    return [path, ...twins];
  }

  if (twins.length > 0) {
    const [br, gz] = await Promise.all([
      brotli(content, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
      gzip(content, { level: 9 }),
    ]);
    writeWhole(twins[0], br);
    writeWhole(twins[1], gz);
  }

  writeWhole(path, content);
  return [path, ...twins];
}

/** A reader sees the old file or the new one, never half of one. */
function writeWhole(path, content) {
  const draft = `${path}.draft`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}
