import { activityId } from '../core/activity';
import { isLeftToServer } from '../core/logging-record';
import { readItem } from '../storage/item';
import * as view from '../storage/view';
import { changeActivity } from './activity-store';
import type { Context } from './context';
import { matchCallLogs } from './lookup';
import { currentAccount } from './recording';
import { areCallsLoggedByServer } from './rules-in-force';

/** What the server has logged is no longer to do. What a person has begun to write about stays open. */
export async function closeServerLogged(
  context: Context,
  logIds: { readonly [sessionId: string]: string },
): Promise<void> {
  if (!(await areCallsLoggedByServer())) return;
  const account = await currentAccount();
  const drafts = await readItem(view.drafts);
  for (const [sessionId, logId] of Object.entries(logIds)) {
    const id = activityId(account, 'call', sessionId);
    if (Object.hasOwn(drafts, `log:${id}`)) continue;
    await changeActivity(id, (known) =>
      known?.fate === 'todo' ? { ...known, fate: 'logged', logId, changedAt: context.clock.now() } : known,
    );
  }
}

/** Looks whether the newest calls that are to do have been logged by the server. */
export async function lookForServerLogs(context: Context): Promise<void> {
  if (!(await areCallsLoggedByServer())) return;
  const account = await currentAccount();
  const now = context.clock.now();
  const { newest } = await readItem(view.activitySummary);
  const sessionIds = newest.flatMap((line) =>
    line.sessionId && isLeftToServer(line, line.startedAt, { account, now }) ? [line.sessionId] : [],
  );
  if (sessionIds.length > 0) await closeServerLogged(context, await matchCallLogs(context, sessionIds));
}
