import * as v from 'valibot';
import { texts } from '../core/basics/schema-parts';
import type { LoggingFields } from '../core/server-logging/logging-fields';
import { id as host, nothing, values } from './input';
import { method } from './method';

/** The service that logs without panels. What it answers is parsed by the page that asked. */
export const serverLoggingMethods = {
  /** The additional fields of server-side logging, without secrets. */
  getLoggingFields: method<LoggingFields>()(nothing),
  /** A secret that is left out is kept, unless its key is in `remove`. */
  saveLoggingFields: () => v.object({ values, remove: v.optional(texts) }),
  /**
   * Opens a session with the logging service using a RingCentral code; with `numbers`, those are no longer logged.
   * Returns what it says then. `host`: the host that the admin was shown.
   */
  askLoggingService: method<unknown>()(() =>
    v.object({ host, numbers: v.optional(v.pipe(v.string(), v.maxLength(100_000))) }),
  ),
  /**
   * Each step writes the account's record and then asks the service; `expected`: the record as the page saw it, `null`
   * for none (`stale` where it is another by now). When subscribing, the session token is sent to the service.
   */
  changeLoggingSubscription: method<unknown>()(() =>
    v.object({
      host,
      expected: v.nullable(values),
      steps: v.array(v.object({ record: values, ask: v.optional(v.picklist(['unsubscribe', 'subscribe'])) })),
      subscription: values,
    }),
  ),
} as const;
