import { ownerKey, type Connection } from '../../core/crm/account';
import { noAutomaticLogging, type LoggingRules } from '../../core/settings/logging-rules';
import { nextTurn } from '../../core/activity/turn';
import { randomShare } from '../../platform/random';
import { automaticCalls } from '../../storage/activity/automatic-calls';
import { readItem, updateItem } from '../../storage/basics/item';
import {
  connection as storedConnection,
  findOwner,
  requireIdentity,
} from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { readRulesInForce } from './logging-rules-in-force';

/** For whom activities are recorded, and by which rules. */
export interface Recorder {
  readonly account: string;
  readonly rules: LoggingRules;
  /** Since when calls are logged automatically; epoch ms. */
  readonly since: number;
  /** Without one, activities are kept for the next one (background/activity/recording.ts, `adoptActivities`). */
  readonly connection: Connection | null;
}

export async function currentRecorder(context: Context): Promise<Recorder> {
  const now = context.now();
  const identity = await requireIdentity();
  const connection = await readItem(storedConnection);
  const rules = connection ? await readRulesInForce() : noAutomaticLogging;
  const account = ownerKey(identity, connection);
  const automatic = await updateItem(automaticCalls, (known) => {
    if (!rules.call) return null;
    // One from before the clock was set back begins anew.
    if (known?.owner === account && known.since <= now) return known;
    return { owner: account, since: now, turnAt: 0, taken: 0 };
  });
  return { account, rules, since: automatic?.since ?? Infinity, connection };
}

/** When the next call of before is logged; epoch ms. */
export async function takeTurn(context: Context): Promise<number> {
  const now = context.now();
  const automatic = await updateItem(
    automaticCalls,
    (known) => known && { ...known, ...nextTurn(known, now, randomShare(context.random)) },
  );
  return automatic?.turnAt ?? 0;
}

/** Notes from when on calls are logged automatically, or that they are not, as soon as that has changed. */
export async function noteRules(context: Context): Promise<void> {
  if (await findOwner()) await currentRecorder(context);
}
