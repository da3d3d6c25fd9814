import { ProblemError } from '../core/basics/problem';
import { readItem, updateItem } from '../storage/basics/item';
import { ringCentralRefresh } from '../storage/sign-in/credentials';
import * as owner from '../storage/sign-in/session-owner';
import { settleActivities } from './activity/activity-store';
import type { Context } from './worker/context';
import { sayFarewells } from './sign-in/farewell';
import { checkInterrupted } from './plugins/registered-check';
import { recoverInstallations } from './plugins/install-saga';
import { watchPerson } from './sign-in/ring-central-person';
import { recoverSignIns } from './sign-in/sign-in-recovery';
import { sendAndWatch } from './activity/due-work';
import { settleUnreadable } from './activity/unreadable-records';
import { pruneLedger, settleLedger } from './tasks/task-ledger';

/**
 * At every start of the worker: continues what a killed worker left behind and sets the alarms again, which a browser
 * restart removes.
 */
export async function takeUp(context: Context): Promise<void> {
  // First of all: until then the panel shows what was interrupted as if it were whole.
  await recoverInstallations();
  // Version 0.1.0 kept the access token beside it: written again, the item is without that.
  await updateItem(ringCentralRefresh, (refresh) => refresh);
  await recoverSignIns(context);
  await watchPerson(context);
  later(checkInterrupted(context));
  later(sayFarewells(context));
  await settleUnreadable(context);
  await settleActivities(context.clock.now());
  await pruneLedger(context);
  await settleLedger(context);
  if (await readItem(owner.connection)) await sendAndWatch(context);
}

/** Work that nobody waits for: failures are stored where the panel shows them; only bugs are reported. */
export function later(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    if (!(error instanceof ProblemError)) reportError(error);
  });
}
