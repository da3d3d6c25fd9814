/** One program at a time, on this machine, for what two at once would destroy: packages, the panel's build. */
import { createHash } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pauseMs = 200;

/** The program that has its turn; 0 for none. */
function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another person's program.
    return error.code === 'EPERM';
  }
}

/**
 * Waits for its turn. A program that was killed in its own has lost it.
 * @param what the folder that nobody else may change meanwhile
 * @param onWait told once, with the number of the program that is waited for
 * @returns ends the turn
 */
export function takeTurn(what, onWait) {
  const name = createHash('sha256').update(what).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `app-connect-panel-${name}.turn`);
  const own = `${lock}.${process.pid}`;
  // Linked, not written: a lock is never there without its number.
  writeFileSync(own, String(process.pid));
  try {
    for (let isTold = false; ;) {
      try {
        linkSync(own, lock);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = holderOf(lock);
      if (holder !== 0 && !isAlive(holder)) leaveBehind(lock, holder);
      else {
        if (!isTold && holder !== 0) onWait(holder);
        isTold ||= holder !== 0;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
  const end = () => {
    if (holderOf(lock) === process.pid) rmSync(lock, { force: true });
    process.off('exit', end);
  };
  process.on('exit', end);
  return end;
}

/** Of several who wait, one takes a dead program's lock away; one that has come in its place meanwhile is put back. */
function leaveBehind(lock, holder) {
  const old = `${lock}.old.${process.pid}`;
  try {
    renameSync(lock, old);
    if (holderOf(old) !== holder) linkSync(old, lock);
  } catch {
    // Somebody else was faster.
  }
  rmSync(old, { force: true });
}
