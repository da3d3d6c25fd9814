import type { Activity } from '../../core/activity/activity';
import { isYounger } from '../../core/basics/age';
import * as draftName from '../../core/forms/draft-name';
import { withFreeLock } from '../../platform/lock';
import type { Context } from '../worker/context';
import { readDraft } from '../sign-in/drafts';
import { changeActivity } from './activity-store';
import { send } from './outbox-send';

/** How long a form that was left with something typed waits for its person, from the end of the call; ms. */
const draftPatienceMs = 600_000;
/** When to look again whether a form is still open; ms. */
const formPatienceMs = 60_000;

/**
 * Makes an activity's first request, unless nobody has asked for it and somebody writes: it is put off while a page has
 * the log's form open, which holds the Web Lock of this name (panel/activity/log/use-open-form.ts), and while what was
 * left in it waits for its person.
 */
export async function sendUnlessWriting(context: Context, activity: Activity): Promise<Activity | undefined> {
  if (!isByItself(activity)) return send(context, activity);
  const name = draftName.log(activity.id);
  const now = context.now();
  let nextAt = now + formPatienceMs;
  let after: Activity | undefined;
  await withFreeLock(name, async () => {
    const { fate, createdAt } = activity;
    const isJustOver = fate === 'waiting' && isYounger(createdAt, draftPatienceMs, now);
    nextAt = isJustOver && (await readDraft(name)) ? createdAt + draftPatienceMs : 0;
    if (nextAt === 0) after = await send(context, activity);
  });
  if (nextAt > 0)
    await changeActivity(activity.id, (known) =>
      known?.nextAt !== undefined && isByItself(known) ? { ...known, nextAt } : known,
    );
  return after;
}

/** Nobody has pressed Save for what comes next: automatic logging, and what comes late to a log. */
function isByItself({ fate, operations }: Activity): boolean {
  return fate === 'logged' || operations[0]?.kind === 'resolve';
}
