import { ProblemError } from '../core/problem';
import type { Context } from './context';
import { discardDraft } from './drafts';
import { sendAndWatch } from './sending';
import { refreshSettings } from './settings';
import { settleLedger } from './task-ledger';

/** A CRM has been connected: what was typed for it is used up, and another one's tasks can no longer be asked about. */
export async function settleConnection(context: Context): Promise<void> {
  await discardDraft('connect');
  await settleLedger(context);
}

/** What has waited for the connection goes on: the plugins first, since logs start their work. */
export async function goOnConnected(context: Context): Promise<void> {
  try {
    await refreshSettings(context);
  } catch (error) {
    // What went wrong stands beside the list of plugins.
    if (!(error instanceof ProblemError)) throw error;
  }
  await sendAndWatch(context);
}
