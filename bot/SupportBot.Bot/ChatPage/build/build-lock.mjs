import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const patience = 300_000;

/**
 * Lets one build in at a time, also when several `dotnet` processes build at once.
 * A directory is the lock, because making one is atomic everywhere; the process id inside tells a lock left by a killed build.
 * Returns what gives the lock back.
 */
export async function holdBuildLock(path) {
  const owner = join(path, 'pid');
  const end = Date.now() + patience;
  for (;;) {
    try {
      mkdirSync(path);
      writeFileSync(owner, String(process.pid));
      return () => rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') {
        throw error;
      }
    }

    if (ownerIsGone(owner)) {
      rmSync(path, { recursive: true, force: true });
    } else if (Date.now() > end) {
      throw new Error(`Another build has held ${path} for ${patience / 1000} s. Delete that folder if no build is running.`);
    } else {
      await wait(200);
    }
  }
}

function ownerIsGone(owner) {
  let pid;
  try {
    pid = Number(readFileSync(owner, 'utf8'));
  } catch {
    return false; // The folder is there and its owner has not signed yet.
  }

  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
