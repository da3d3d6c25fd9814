import { changeCallBack, listCallBacks } from '../../api/activity/call-backs';
import type { ServerSession } from '../../api/basics/app-connect';
import { isTransient, needsReconnect, toProblem } from '../../core/basics/problem';
import type { Input } from '../../protocol/methods';
import { callBackChanges, type WaitingChange } from '../../storage/activity/call-back-changes';
import { readItem, updateItem } from '../../storage/basics/item';
import { requireOwnerKey } from '../../storage/sign-in/session-owner';
import { withServer } from '../sign-in/server-session';
import { askableOwnerKey } from '../tasks/task-ledger';
import type { Context } from '../worker/context';

/** Writes changes of the call-back list down; `sendCallBacks` sends them. */
export async function queueCallBacks({ changes, drop }: Input<'changeCallBacks'>): Promise<void> {
  const account = await requireOwnerKey();
  await updateItem(callBackChanges, (known) => [
    ...known.filter(({ key }) => !drop.includes(key)),
    ...changes.map((change) => ({ ...change, account })),
  ]);
}

/**
 * Sends what waits of the owner who is here, in order; what the server refuses stays, with the reason, for the person.
 * True when something still waits for the server.
 */
export async function sendCallBacks(context: Context): Promise<boolean> {
  const account = await askableOwnerKey();
  for (const change of await readItem(callBackChanges)) {
    if (change.account !== account || change.problem) continue;
    try {
      await withServer(context, (session) => send(context, session, change));
      await settle(change.key, () => []);
    } catch (error) {
      const problem = toProblem(error);
      if (isTransient(problem) || needsReconnect(problem)) return true;
      await settle(change.key, (known) => ({ ...known, problem }));
    }
  }
  return false;
}

async function settle(
  key: string,
  to: (change: WaitingChange) => WaitingChange | readonly WaitingChange[],
): Promise<void> {
  await updateItem(callBackChanges, (known) => known.flatMap((one) => (one.key === key ? to(one) : one)));
}

/** A new row is looked for before it is made, so that none is there twice. */
async function send({ http }: Context, session: ServerSession, { id, body }: WaitingChange): Promise<void> {
  const isNew = id === undefined && body;
  const rows = isNew ? await listCallBacks(http, session) : [];
  const at = Date.parse(String(body?.['scheduledAt']));
  if (rows.some((row) => row.contactId === body?.['contactId'] && row.scheduledAt === at)) return;
  await changeCallBack(http, session, { id, body });
}
