import * as v from 'valibot';
import { fewestRingQuestions, mostRingQuestions, paces } from './dialer/options.js';
import { findSamplePerson } from './ringcentral/people';
import type { TokenStore } from './ringcentral/token-store';

const durationSchema = v.pipe(v.number(), v.minValue(0));

/** How the dialer simulator behaves; times in ms by the names of `dialer/options.js`, over those of the pace. */
const OptionsSchema = v.strictObject({
  pace: v.optional(v.picklist(['quick', 'slow']), 'quick'),
  generation: v.optional(v.picklist(['2.3', '3.x']), '2.3'),
  /** What it has at its start: what it stored, nothing, or once a new session of a sample person. */
  ownSession: v.optional(
    v.union([v.picklist(['remembered', 'none']), v.strictObject({ person: v.string() })]),
    'remembered',
  ),
  ringQuestions: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(fewestRingQuestions), v.maxValue(mostRingQuestions)),
  ),
  times: v.optional(v.record(v.picklist(Object.keys(paces.quick)), durationSchema), {}),
});

type Options = v.InferOutput<typeof OptionsSchema>;

/** What tests have told the dialer simulator; it asks at its every start. */
export class DialerOptions {
  private current: Options = v.parse(OptionsSchema, {});

  constructor(private readonly tokens: TokenStore) {}

  /** @throws Error for an option that there is not, or a person whom there is not */
  change(raw: unknown): void {
    const given = v.parse(v.record(v.string(), v.unknown()), raw);
    const next = v.parse(OptionsSchema, { ...this.current, ...given });
    if (typeof next.ownSession === 'object') findPersonId(next.ownSession.person);
    this.current = next;
  }

  read(): Options {
    return this.current;
  }

  /** For a dialer that starts; a session that it is given is its own from then on. */
  take(): Omit<Options, 'ownSession'> & { ownSession?: string; session?: object } {
    const { ownSession, ...options } = this.current;
    if (typeof ownSession === 'string') return { ...options, ownSession };
    this.current = { ...this.current, ownSession: 'remembered' };
    const issued = this.tokens.issueTokens(findPersonId(ownSession.person), 'control');
    return {
      ...options,
      session: { accessToken: issued.access_token, refreshToken: issued.refresh_token },
    };
  }

  reset(): void {
    this.current = v.parse(OptionsSchema, {});
  }
}

function findPersonId(key: string): string {
  const person = findSamplePerson(key);
  if (person === null) throw new Error(`There is no sample person ${key}`);
  return person.id;
}
