import { readItem } from '../storage/item';
import { installedPlugins } from '../storage/view';
import type { Context } from './context';
import { discardDraft } from './drafts';
import { sendAndWatch } from './sending';
import { settleLedger } from './task-ledger';

/** A CRM has been connected: what was typed for it is used up, and another one's tasks can no longer be asked about. */
export async function settleConnection(context: Context): Promise<void> {
  await discardDraft('connect');
  await settleLedger(context);
}

/**
 * What has waited for the connection goes on. Logs start the plugins' work: where it is not known yet which there are,
 * they wait for the first refresh, which a page makes (panel/settings-freshness.ts).
 */
export async function goOnConnected(context: Context): Promise<void> {
  const { refreshedAt } = await readItem(installedPlugins);
  if (refreshedAt > 0) await sendAndWatch(context);
}
