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
import { flushOutbox } from './activity/outbox';
import { settleUnreadable } from './activity/unreadable-records';
import { pruneLedger, settleLedger } from './tasks/task-ledger';
import { readFreshNotes } from './tasks/task-pass';

/**
 * At every start of the worker: continues what a killed worker left behind and sets the alarms again, which a browser
 * restart removes.
 */
export async function takeUp(context: Context): Promise<void> {
  const steps = [
    // First of all: until then the panel shows what was interrupted as if it were whole.
    recoverInstallations,
    // Version 0.1.0 kept the access token beside it: written again, the item is without that.
    () => updateItem(ringCentralRefresh, (refresh) => refresh),
    () => recoverSignIns(context),
    () => watchPerson(context),
    async () => later(checkInterrupted(context)),
    async () => later(sayFarewells(context)),
    () => settleUnreadable(context),
    () => settleActivities(context.now()),
    () => pruneLedger(context),
    () => settleLedger(context),
    async () => {
      if (!(await readItem(owner.connection))) return;
      // What the server can do is asked with the next log or refresh: a worker that wakes for nothing asks nobody.
      await flushOutbox(context);
      await readFreshNotes(context);
    },
  ];
  // One that fails, for the store is full, keeps no other one from its turn.
  for (const step of steps) await step().catch(reportBug);
}

/** Work that nobody waits for: failures are stored where the panel shows them; only bugs are reported. */
export function later(work: Promise<unknown>): void {
  work.catch(reportBug);
}

function reportBug(error: unknown): void {
  if (!(error instanceof ProblemError)) reportError(error);
}
