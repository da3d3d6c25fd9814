import type { Context } from './context';
import { flushOutbox } from './outbox';
import { readFirstNotes } from './task-pass';

/** Sends what is due, and looks at what background work the logs have started. */
export async function sendAndWatch(context: Context, dueBefore?: number): Promise<void> {
  await flushOutbox(context, dueBefore);
  await readFirstNotes(context);
}
