import type { Context } from '../worker/context';
import { flushOutbox } from './outbox';
import { readFreshNotes } from '../tasks/task-pass';

/** Sends what is due and checks the tasks that the logs have started. */
export async function sendAndWatch(context: Context, dueBefore?: number): Promise<void> {
  await flushOutbox(context, dueBefore);
  await readFreshNotes(context);
}
