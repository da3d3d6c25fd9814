import { isLoggedByServer } from '../../core/server-logging/logging-record';
import { rulesInForce, type LoggingRules } from '../../core/settings/logging-rules';
import { readItem } from '../../storage/basics/item';
import { settingRecords } from '../../storage/settings/managed';
import { readPreferences } from '../../storage/settings/preferences';
import { findOwner } from '../../storage/sign-in/session-owner';

/** What is logged without being asked for, by this panel. */
export async function readRulesInForce(): Promise<LoggingRules> {
  return rulesInForce(await readPreferences(), await areCallsLoggedByServer());
}

/** As the account's settings said when they were last read. */
export async function areCallsLoggedByServer(): Promise<boolean> {
  const owner = await findOwner();
  if (!owner) return false;
  const { admin } = await readItem(settingRecords);
  return isLoggedByServer(admin, { ...owner.identity, ...owner.connection });
}
