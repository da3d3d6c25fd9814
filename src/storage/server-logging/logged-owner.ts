import { ownerLoggedByServer } from '../../core/server-logging/logging-record';
import { readItem } from '../basics/item';
import { settingRecords } from '../settings/managed';
import { findOwner } from '../sign-in/session-owner';

/** Key of the owner here if the server logs their calls, according to the account's settings as last read. */
export async function findOwnerLoggedByServer(): Promise<string | undefined> {
  const { admin } = await readItem(settingRecords);
  return ownerLoggedByServer(admin, await findOwner());
}
