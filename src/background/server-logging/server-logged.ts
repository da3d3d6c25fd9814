import { draftName } from '../../core/forms/draft-name';
import { activityId } from '../../core/activity/activity';
import { readItem } from '../../storage/basics/item';
import { drafts } from '../../storage/basics/drafts';
import { changeActivity } from '../activity/activity-store';
import type { Context } from '../worker/context';
import { currentAccount } from '../activity/recording';

/** What the server has logged is no longer to do. What a person has begun to write about stays open. */
export async function closeLogged(
  context: Context,
  logIds: { readonly [sessionId: string]: string },
): Promise<void> {
  const account = await currentAccount();
  const begun = await readItem(drafts);
  for (const [sessionId, logId] of Object.entries(logIds)) {
    const id = activityId(account, 'call', sessionId);
    if (Object.hasOwn(begun, draftName.log(id))) continue;
    await changeActivity(id, (known) =>
      known?.fate === 'todo' ? { ...known, fate: 'logged', logId, changedAt: context.clock.now() } : known,
    );
  }
}
