import { rulesInForce, type LoggingRules } from '../../core/settings/logging-rules';
import { findOwnerLoggedByServer } from '../../storage/server-logging/logged-owner';
import { readLoggingRules } from '../../storage/settings/preferences';

/** What this panel logs automatically. */
export async function readRulesInForce(): Promise<LoggingRules> {
  return rulesInForce(await readLoggingRules(), await areCallsLoggedByServer());
}

export async function areCallsLoggedByServer(): Promise<boolean> {
  return (await findOwnerLoggedByServer()) !== undefined;
}
