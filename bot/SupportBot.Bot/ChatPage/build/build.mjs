// Builds the support page, the chat and the embed script into ../wwwroot/chat.
// ChatPage.targets runs it at `dotnet build` when a source is newer than the stamp; `npm run build` runs it by hand.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdBuildLock } from './build-lock.mjs';
import { fingerprintOfSources } from './fingerprint.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const project = resolve(root, '..');
const paths = {
  root,
  output: join(project, 'wwwroot', 'chat'),
  stamp: join(project, 'obj', 'chat-page.stamp'),
  lock: join(project, 'obj', 'chat-page.lock'),
};

const oldestNode = 20;
if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  fail(`Node.js ${oldestNode} or later is needed, this is ${process.version}.`);
}

mkdirSync(dirname(paths.stamp), { recursive: true });
const release = await holdBuildLock(paths.lock);
try {
  await build();
} catch (error) {
  fail(error.message);
} finally {
  release();
}

async function build() {
  const fingerprint = fingerprintOfSources(root);
  const built = existsSync(join(paths.output, 'index.html')) && existsSync(paths.stamp) && readFileSync(paths.stamp, 'utf8') === fingerprint;
  if (!built) {
    restorePackages();
    const { bundle } = await import('./bundle.mjs');
    await bundle(paths);
  }

  // Written even when nothing changed: its time tells MSBuild that the sources were looked at.
  writeFileSync(paths.stamp, fingerprint);
}

/** `npm ci`, left out when node_modules already is what the lock file says. */
function restorePackages() {
  const wanted = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const mark = join(root, 'node_modules', '.restored-lock');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) {
    return;
  }

  rmSync(mark, { force: true });
  const npm = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (npm.error) {
    throw new Error(`npm did not start (${npm.error.code}). It comes with Node.js; check that it is on the PATH.`);
  }

  if (npm.status !== 0) {
    throw new Error(`npm ci failed. Is the package registry reachable? npm says:\n${firstLines(npm.stderr.trim() || npm.stdout.trim())}`);
  }

  writeFileSync(mark, wanted);
}

/** Without the stack of npm itself. */
function firstLines(output) {
  return output.split('\n').filter(line => !/^npm (error|ERR!)\s+at |^npm (error|ERR!)$/.test(line)).slice(0, 12).join('\n');
}

function fail(reason) {
  console.error(`The chat page could not be built: ${reason}`);
  process.exitCode = 1;
}
