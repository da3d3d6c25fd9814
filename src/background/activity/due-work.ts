import type { Context } from '../worker/context';
import { renewCapabilities } from '../sign-in/server-capabilities';
import { queueEarlierCalls } from './earlier-calls';
import { flushOutbox } from './outbox';
import { readFreshNotes } from '../tasks/task-pass';

/**
 * Sends what is due, and earlier calls where they are wanted; then, once nothing waits to be written down, asks again what the server can, where that is due, and
 * checks the tasks that the logs have started.
 */
export async function sendAndWatch(context: Context, dueBefore?: number): Promise<void> {
  await queueEarlierCalls(context);
  await flushOutbox(context, dueBefore);
  await renewCapabilities(context);
  await readFreshNotes(context);
}
