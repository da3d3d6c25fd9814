import * as v from 'valibot';
import type { LoggingFields } from '../core/server-logging/logging-fields';
import { loggingLevels, type LoggingSubscription } from '../core/server-logging/logging-subscription';
import { nothing } from './input';
import { method } from './method';

const host = v.pipe(v.string(), v.minLength(1), v.maxLength(260));

/** The service that logs without panels. */
export const serverLoggingMethods = {
  /** The additional fields of server-side logging, without secrets. */
  getLoggingFields: method<LoggingFields>()(nothing),
  /** A secret that is left out is kept, unless its key is in `remove`. */
  saveLoggingFields: method<void>()(
    v.object({ values: v.record(v.string(), v.unknown()), remove: v.optional(v.array(v.string())) }),
  ),
  /** Opens a session with the logging service using a RingCentral code. `host`: the host that the admin was shown. */
  getLoggingSubscription: method<LoggingSubscription>()(v.object({ host })),
  /** When subscribing, the session token is sent to the service. */
  changeLoggingSubscription: method<LoggingSubscription>()(
    v.object({ host, level: v.picklist(loggingLevels), ownedByAdmin: v.boolean() }),
  ),
  saveDoNotLogNumbers: method<LoggingSubscription>()(
    v.object({ host, numbers: v.pipe(v.string(), v.maxLength(100_000)) }),
  ),
  /** Closes calls that the server has logged, given their log ids by session, if they are still to do. */
  closeLogged: method<void>()(v.object({ logIds: v.record(v.string(), v.string()) })),
} as const;
