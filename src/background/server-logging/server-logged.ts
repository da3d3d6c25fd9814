import * as draftName from '../../core/forms/draft-name';
import { activityId } from '../../core/activity/activity';
import { readItem } from '../../storage/basics/item';
import { drafts } from '../../storage/basics/drafts';
import { changeActivity } from '../activity/activity-store';
import type { Context } from '../worker/context';
import { requireOwnerKey } from '../../storage/sign-in/session-owner';

/** Closes calls that the server has logged, unless the person has begun to write about them. */
export async function closeLogged(
  context: Context,
  logIds: { readonly [sessionId: string]: string },
): Promise<void> {
  const account = await requireOwnerKey();
  const begun = await readItem(drafts);
  for (const [sessionId, logId] of Object.entries(logIds)) {
    const id = activityId(account, 'call', sessionId);
    if (Object.hasOwn(begun, draftName.log(id))) continue;
    await changeActivity(id, (known) =>
      known?.fate === 'todo' ? { ...known, fate: 'logged', logId, changedAt: context.clock.now() } : known,
    );
  }
}
