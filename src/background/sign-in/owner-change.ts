import * as v from 'valibot';
import { isSamePerson, ownerKey } from '../../core/crm/account';
import { parseAs } from '../../core/basics/shape';
import { updateItems } from '../../storage/basics/item';
import { activitySummary } from '../../storage/activity/activity-summary';
import { belongings, ownersAway, type Belongings } from '../../storage/plugins/belongings';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { registrations } from '../../storage/plugins/plugin-answers';
import { settingRecords } from '../../storage/settings/managed';
import { ringCentralRefresh, sessionToken } from '../../storage/sign-in/credentials';
import { crmFarewell } from '../../storage/sign-in/crm-access';
import { connection, identity } from '../../storage/sign-in/session-owner';
import { taskSummary } from '../../storage/tasks/task-summary';

/** Who is here, and the tokens that are theirs. */
const owners = { identity, connection, sessionToken, ringCentralTokens: ringCentralRefresh };
type Owners = v.InferOutput<v.ObjectSchema<typeof owners, undefined>>;
export type OwnerChange = Partial<Owners>;

/** What was read and counted for the owner who is here, and begins anew for the next one. */
const findings = {
  crmFarewell,
  installedPlugins,
  registrations,
  settingRecords,
  activitySummary,
  taskSummary,
};

/**
 * Changes who is here, by one write: a connection without its token would look connected and fail, and nobody sees
 * what belongs to another owner, not even where the worker is killed.
 */
export async function changeOwner(change: OwnerChange): Promise<void> {
  await updateItems({ ...owners, ...belongings, ...findings, ownersAway }, (now) => {
    const next = { ...now, ...change };
    const [before, after] = [keyOf(now), keyOf(next)];
    if (before === after) return next;
    const isSame = now.identity && next.identity && isSamePerson(now.identity, next.identity);
    // Without a CRM there is nothing to come back to: it goes along to the next one. What was here before there were
    // owners, and nobody is signed in, is of whoever signs in.
    const goesAlong = !now.connection && (isSame || !now.identity);
    const { [after]: back, ...away } = now.ownersAway;
    const here = together(goesAlong ? now : undefined, back);
    return {
      ...next,
      ...parseAs(v.object(findings), {}),
      ...(isSame && { activitySummary: now.activitySummary }),
      ...here,
      ownersAway: goesAlong ? away : { ...away, [before]: together(now) },
    };
  });
}

/** Changes what belongs to this owner, who may have left meanwhile. */
export async function changeBelongings(
  owner: string,
  change: (theirs: Belongings) => Partial<Belongings>,
): Promise<void> {
  await updateItems({ identity, connection, ...belongings, ownersAway }, (now) => {
    if (keyOf(now) === owner) return { ...now, ...change(now) };
    const theirs = together(now.ownersAway[owner]);
    return { ...now, ownersAway: { ...now.ownersAway, [owner]: { ...theirs, ...change(theirs) } } };
  });
}

function together(one?: Belongings, other?: Belongings): Belongings {
  return {
    drafts: { ...one?.drafts, ...other?.drafts },
    installations: { ...one?.installations, ...other?.installations },
  };
}

function keyOf({ identity: person, connection: crm }: Pick<Owners, 'identity' | 'connection'>): string {
  return person ? ownerKey(person, crm) : '';
}
