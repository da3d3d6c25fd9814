import { loggingRules, rulesInForce, type LoggingRules } from '../../core/settings/logging-rules';
import { findOwnerLoggedByServer } from '../../storage/server-logging/logged-owner';
import { readLoggingSettings } from '../../storage/settings/preferences';

/** What this panel logs automatically. */
export async function readRulesInForce(): Promise<LoggingRules> {
  return rulesInForce(loggingRules(await readLoggingSettings()), await areCallsLoggedByServer());
}

export async function areCallsLoggedByServer(): Promise<boolean> {
  return (await findOwnerLoggedByServer()) !== undefined;
}
