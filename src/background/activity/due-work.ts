import type { Context } from '../worker/context';
import { renewCapabilities } from '../sign-in/server-capabilities';
import { flushOutbox } from './outbox';
import { readFirstNotes } from '../tasks/task-pass';

/**
 * Sends what is due and checks the tasks that the logs have started; then, once nothing waits to be written down, asks
 * again what the server can, where that is due.
 */
export async function sendAndWatch(context: Context, dueBefore?: number): Promise<void> {
  await flushOutbox(context, dueBefore);
  await readFirstNotes(context);
  await renewCapabilities(context);
}
