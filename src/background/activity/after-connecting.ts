import { draftName } from '../../core/forms/draft-name';
import { setAlarmBy } from '../../platform/alarm';
import { readItem } from '../../storage/basics/item';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import type { Context } from '../worker/context';
import { discardDraft } from '../worker/drafts';
import { outboxAlarm } from './outbox';
import { sendAndWatch } from './due-work';
import { settleLedger } from '../tasks/task-ledger';

/** A CRM has been connected in a window of its own: no page waits for what follows. */
export async function afterConnecting(context: Context): Promise<void> {
  await settleConnection(context);
  await goOnConnected(context);
}

/** A CRM has been connected: what was typed for it is used up, and another one's tasks can no longer be asked about. */
export async function settleConnection(context: Context): Promise<void> {
  await discardDraft(draftName.connect);
  await settleLedger(context);
}

/** How long logs wait for a page to read which plugins there are; ms. */
const pagePatience = 60_000;

/**
 * What has waited for the connection goes on. Logs start the plugins' work: where it is not known yet which there are,
 * they wait for the first refresh, which a page makes (panel/app/settings-freshness.ts); but for no page that was closed.
 */
export async function goOnConnected(context: Context): Promise<void> {
  const { refreshedAt } = await readItem(installedPlugins);
  if (refreshedAt > 0) await sendAndWatch(context);
  else await setAlarmBy(outboxAlarm, context.clock.now() + pagePatience);
}
