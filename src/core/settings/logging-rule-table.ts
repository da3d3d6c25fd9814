import { isObject } from '../basics/json';
import { fail } from '../basics/problem';
import { canHave, type ValueOf } from './setting-table';

/**
 * What is logged automatically, and to whom: each rule with the client setting that makes it (client-setting.ts), its
 * value where nobody chose, and the others that it can have. Nothing is logged automatically where nobody chose.
 */
export const loggingRuleTable = {
  call: ['autoLogCall', false],
  sms: ['autoLogSMS', false],
  voicemail: ['autoLogVoicemail', false],
  inboundFax: ['autoLogInboundFax', false],
  outboundFax: ['autoLogOutboundFax', false],
  /** Calls that nothing here has seen are looked for in the call log, where calls are logged automatically. */
  syncsEarlierCalls: ['enableRetroCallLogSync', true],
  /** A call is logged once, when its recording and all else that comes later is there. */
  waitsForFinalData: ['oneTimeLog', false],
  /** No contact has the number. What is not logged automatically waits for the person. */
  unknownContact: ['unknownContactPreference', 'skipLogging', 'createNewPlaceholderContact'],
  /** As the connector names it; '' for its first. */
  newContactType: ['newContactType', ''],
  newContactNamePrefix: ['newContactNamePrefix', 'PlaceholderContact'],
  /** Several contacts have it. */
  severalContacts: [
    'multipleContactsPreference',
    'skipLogging',
    'firstAlphabetical',
    'mostRecentActivity',
    'earliestCreated',
  ],
} as const;

type Table = typeof loggingRuleTable;
type RowOf<Rule extends keyof Table> = Table[Rule] extends readonly [string, ...infer Row] ? Row : never;

export type LoggingRules = { readonly [Rule in keyof Table]: ValueOf<RowOf<Rule>> };

/** The client settings that make the rules. */
export type LoggingSettings = { readonly [Rule in keyof Table as Table[Rule][0]]: LoggingRules[Rule] };

/** A value of a setting that makes a rule; `undefined` where it is none. */
export function readLoggingSetting(key: string, raw: unknown): unknown {
  const rule = Object.values(loggingRuleTable).find(([one]) => one === key);
  if (!rule) return undefined;
  const [, ...row] = rule;
  // An admin's form has stored the whole type.
  const value = key === 'newContactType' && isObject(raw) ? raw['value'] : raw;
  return canHave(row, value) ? value : undefined;
}

/** The rules that these settings make; what cannot be read counts as not chosen. */
export function rulesOf(settingOf: (key: string) => unknown): LoggingRules {
  const rules = Object.entries(loggingRuleTable).map(([rule, [key, builtIn]]) => [
    rule,
    readLoggingSetting(key, settingOf(key)) ?? builtIn,
  ]);
  const read: unknown = Object.fromEntries(rules);
  return isLoggingRules(read) ? read : fail('bug');
}

/** Each has been read by its row. */
function isLoggingRules(rules: unknown): rules is LoggingRules {
  return isObject(rules) && Object.keys(loggingRuleTable).every((rule) => Object.hasOwn(rules, rule));
}
