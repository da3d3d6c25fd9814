import type { Context } from '../worker/context';
import { renewCapabilities } from '../sign-in/server-capabilities';
import { flushOutbox } from './outbox';
import { noteRules } from './recorder';
import { readFreshNotes } from '../tasks/task-pass';

/**
 * Sends what is due; then, once nothing waits to be written down, asks again what the server can, where that is due, and
 * checks the tasks that the logs have started.
 */
export async function sendAndWatch(context: Context, dueBefore?: number): Promise<void> {
  await noteRules(context);
  await flushOutbox(context, dueBefore);
  await renewCapabilities(context);
  await readFreshNotes(context);
}
