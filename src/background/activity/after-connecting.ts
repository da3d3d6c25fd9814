import * as draftName from '../../core/forms/draft-name';
import { setAlarmBy } from '../../platform/alarm';
import { readItem } from '../../storage/basics/item';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { requireOwnerKey } from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';
import { discardDraft } from '../sign-in/drafts';
import { outboxAlarm } from './outbox-alarm';
import { sendAndWatch } from './due-work';
import { settleLedger } from '../tasks/task-ledger';

/** A CRM has been connected in a window of its own: no page waits for what follows. */
export async function afterConnecting(context: Context): Promise<void> {
  await settleConnection(context);
  await goOnConnected(context);
}

/** After a CRM was connected: its form drafts are discarded, and its own tasks are checked again. */
export async function settleConnection(context: Context): Promise<void> {
  await discardDraft(await requireOwnerKey(), draftName.connect);
  await settleLedger(context);
}

/** How long logs wait for a page to read which plugins are installed; ms. */
const pagePatience = 60_000;

/**
 * Continues what waited for the connection. Logs start plugin tasks: while it is unknown which plugins are installed,
 * they wait for the first refresh, made by a page (panel/app/settings-freshness.ts), but not if that page was closed.
 */
export async function goOnConnected(context: Context): Promise<void> {
  const { refreshedAt } = await readItem(installedPlugins);
  if (refreshedAt > 0) await sendAndWatch(context);
  else await awaitPage(context);
}

/** Logs wait for what a page is reading; should this worker end meanwhile, they go then. */
export async function awaitPage(context: Context): Promise<void> {
  await setAlarmBy(outboxAlarm, context.now() + pagePatience);
}
