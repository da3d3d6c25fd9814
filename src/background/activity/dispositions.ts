import { readItem } from '../../storage/basics/item';
import { connection } from '../../storage/sign-in/session-owner';

/** True where the connected CRM takes a log's disposition in a request of its own. */
export async function canSetDisposition(): Promise<boolean> {
  const { capabilities, declaredLog } = (await readItem(connection)) ?? {};
  if (declaredLog?.traits?.skipsDisposition) return false;
  return capabilities?.interfaces.includes('upsertCallDisposition') ?? false;
}
