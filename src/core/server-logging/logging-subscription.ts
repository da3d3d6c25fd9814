import * as v from 'valibot';

/** For whom a logging service listens: everybody, the admin who switched it on (a trial), nobody. */
export const loggingLevels = ['Account', 'User', 'Disable'] as const;
export type LoggingLevel = (typeof loggingLevels)[number];

/** One comma-separated text, or a list of numbers. */
const numbersSchema = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((numbers) => numbers.toString()),
);

const settingSchema = v.object({
  subscriptionLevel: v.optional(v.fallback(v.picklist(loggingLevels), 'Account'), 'Account'),
  loggingByAdmin: v.optional(v.nullable(v.boolean())),
  doNotLogNumbers: v.optional(v.nullable(numbersSchema)),
});

/** GET /subscription of a logging service. */
export const subscriptionSchema = v.object({
  ...settingSchema.entries,
  subscribed: v.optional(v.boolean(), false),
  sources: v.optional(v.nullable(v.array(v.string()))),
  subscribedByOtherAdmin: v.optional(
    v.nullable(v.object({ name: v.optional(v.string(), ''), setting: v.optional(settingSchema, {}) })),
  ),
});

/** What a logging service is set to. */
export interface LoggingSubscription {
  readonly level: LoggingLevel;
  /** Records belong to the admin; else, where it can be told, to the person who had the call. */
  readonly ownedByAdmin: boolean;
  /** Comma-separated, E.164 or extension numbers. */
  readonly doNotLogNumbers: string;
  /** The other admin who switched it on and alone can change it; `undefined` when there is none. */
  readonly managedBy: string | undefined;
  /** Kinds of telephony (`ex`, `cx`), kept as they are. */
  readonly sources: readonly string[];
}

export function readSubscription(answer: v.InferOutput<typeof subscriptionSchema>): LoggingSubscription {
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
