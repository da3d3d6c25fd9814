import * as v from 'valibot';
import { texts } from '../basics/schema-parts';
import { parseAs } from '../basics/shape';

/**
 * Whose calls a logging service logs: everybody's, only those of the admin who switched it on (a trial), or nobody's.
 */
export const loggingLevels = ['Account', 'User', 'Disable'] as const;
export type LoggingLevel = (typeof loggingLevels)[number];

/** Comma-separated text, or a list of numbers. */
const numbersSchema = v.pipe(
  v.union([v.string(), texts]),
  v.transform((numbers) => numbers.toString()),
);

const settingSchema = v.object({
  subscriptionLevel: v.optional(v.fallback(v.picklist(loggingLevels), 'Account'), 'Account'),
  loggingByAdmin: v.optional(v.nullable(v.boolean())),
  doNotLogNumbers: v.optional(v.nullable(numbersSchema)),
});

const subscriptionSchema = v.object({
  ...settingSchema.entries,
  subscribed: v.optional(v.boolean(), false),
  sources: v.optional(v.nullable(texts)),
  subscribedByOtherAdmin: v.optional(
    v.nullable(v.object({ name: v.optional(v.string(), ''), setting: v.optional(settingSchema, {}) })),
  ),
});

/** Settings of a logging service. */
export interface LoggingSubscription {
  readonly level: LoggingLevel;
  /** Logs belong to the admin; otherwise, if it can be determined, to the person who had the call. */
  readonly ownedByAdmin: boolean;
  /** Comma-separated, E.164 or extension numbers. */
  readonly doNotLogNumbers: string;
  /** Another admin who switched it on and alone can change it; `undefined` for none. */
  readonly managedBy: string | undefined;
  /** Kinds of telephony (`ex`, `cx`), passed back unchanged. */
  readonly sources: readonly string[];
}

/** Reads what GET /subscription of a logging service answers. Throws `unexpected`. */
export function readSubscription(body: unknown): LoggingSubscription {
  const answer = parseAs(subscriptionSchema, body, 'unexpected');
  const other = answer.subscribedByOtherAdmin;
  const { subscriptionLevel, loggingByAdmin, doNotLogNumbers } = other ? other.setting : answer;
  return {
    level: other || answer.subscribed ? subscriptionLevel : 'Disable',
    ownedByAdmin: loggingByAdmin === true,
    doNotLogNumbers: doNotLogNumbers ?? '',
    managedBy: other ? other.name : undefined,
    sources: answer.sources ?? ['ex'],
  };
}
