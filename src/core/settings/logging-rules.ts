import { rulesOf, type LoggingRules, type LoggingSettings } from './logging-rule-table';

export type { LoggingRules } from './logging-rule-table';

/** The rules that client settings make, under names that say what they do. */
export function loggingRules(settings: LoggingSettings): LoggingRules {
  const byKey = new Map<string, unknown>(Object.entries(settings));
  return rulesOf((key) => byKey.get(key));
}

/** The rules where nobody chose. */
export const noAutomaticLogging: LoggingRules = rulesOf(() => undefined);

/** Calls that the server logs are not logged automatically here: every attempt would meet an existing log. */
export function rulesInForce(rules: LoggingRules, isCallLoggedByServer: boolean): LoggingRules {
  return isCallLoggedByServer ? { ...rules, call: false } : rules;
}
