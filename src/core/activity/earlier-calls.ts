import { startedAt, withOperations, type Activity } from './activity';

/** How many earlier calls are logged in one round: a week of them must not arrive in the CRM at once. */
const mostARound = 10;

/** How much time passes between two rounds; ms. */
export const roundEvery = 10 * 60_000;

/** Whose calls are logged automatically, and since when (epoch ms): what came before is not logged by itself. */
export interface AutomaticCalls {
  readonly owner: string;
  readonly since: number;
}

/** Calls that were to be logged automatically and were not: they ended while no panel was open. Oldest first. */
export function earlierCalls(all: readonly Activity[], automatic: AutomaticCalls): Activity[] {
  return all
    .filter((activity) => isEarlier(activity, automatic))
    .toSorted((a, b) => startedAt(a) - startedAt(b))
    .slice(0, mostARound);
}

/** Nobody has decided about it. */
function isEarlier(activity: Activity, { owner, since }: AutomaticCalls): boolean {
  const { account, kind, fate } = activity;
  return kind === 'call' && fate === 'todo' && account === owner && startedAt(activity) > since;
}

/** The activity with its log asked for, unless something has been decided about it meanwhile. */
export function startEarlier(known: Activity, automatic: AutomaticCalls, now: number): Activity {
  return isEarlier(known, automatic) ? withOperations(known, [{ kind: 'resolve' }], now) : known;
}
