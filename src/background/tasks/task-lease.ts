import { holdFreeLock, seizeLock, withLock } from '../../platform/lock';
import { readItem, updateItem } from '../../storage/basics/item';
import { passState } from '../../storage/tasks/pass-state';
import type { Context } from '../worker/context';

/** A pass starts no request after 20 s, and each may take 20 s; ms. */
export const leaseTime = 60_000;

const lockName = 'task-pass';

/**
 * Runs `work` unless a pass is under way anywhere. The lock ends with its worker, so a killed one blocks nobody; a
 * pass that exceeds its lease is not waited for.
 */
export async function withLease(context: Context, work: () => Promise<void>): Promise<void> {
  const release = await withLock('task-lease', () => takeLease(context));
  if (!release) return;
  try {
    await work();
  } finally {
    release();
  }
}

async function takeLease(context: Context): Promise<(() => void) | undefined> {
  const now = context.now();
  const free = await holdFreeLock(lockName);
  const release = free ?? ((await isOverdue(now)) ? await seizeLock(lockName) : undefined);
  if (release) await updateItem(passState, (state) => ({ ...state, leaseUntil: now + leaseTime }));
  return release;
}

/** Expired, or from before the clock was set back. */
async function isOverdue(now: number): Promise<boolean> {
  const { leaseUntil } = await readItem(passState);
  return leaseUntil === undefined || leaseUntil <= now || leaseUntil > now + leaseTime;
}
