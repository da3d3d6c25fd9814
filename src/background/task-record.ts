import { recordAddress } from '../core/record-address';
import { readItem } from '../storage/item';
import { readTask } from '../storage/task-store';
import * as view from '../storage/view';
import { loadConnector } from './connector';
import type { Context } from './context';
import { askableAccount } from './task-ledger';

/** Where the log of a task stands in the CRM; `null` when that cannot be told. */
export async function taskRecord(context: Context, taskId: string): Promise<string | null> {
  const task = await readTask(taskId);
  const connection = await readItem(view.connection);
  if (!task || !connection || task.account !== (await askableAccount())) return null;
  const { manifest } = await loadConnector(context, connection.connectorId);
  const address = recordAddress(manifest.logPageUrl, {
    hostname: manifest.fixedHostname,
    logId: task.logId,
  });
  return address ?? null;
}
