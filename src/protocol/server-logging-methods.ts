import * as v from 'valibot';
import type { LoggingFields } from '../core/server-logging/logging-fields';
import { loggingLevels, type LoggingSubscription } from '../core/server-logging/logging-subscription';
import { method } from './method';

const host = v.pipe(v.string(), v.minLength(1), v.maxLength(260));

/** The service that logs without panels. */
export const serverLoggingMethods = {
  /** The additional fields of server-side logging, without the secrets among them. */
  getLoggingFields: method<LoggingFields>()(v.object({})),
  /** A secret that is left out stays as it is, unless its key is in `remove`. */
  saveLoggingFields: method<void>()(
    v.object({ values: v.record(v.string(), v.unknown()), remove: v.optional(v.array(v.string())) }),
  ),
  /** Opens a session at the logging service by a RingCentral code. `host`: the one that the admin was shown. */
  getLoggingSubscription: method<LoggingSubscription>()(v.object({ host })),
  /** To subscribe, the session token goes there. */
  changeLoggingSubscription: method<LoggingSubscription>()(
    v.object({ host, level: v.picklist(loggingLevels), ownedByAdmin: v.boolean() }),
  ),
  saveDoNotLogNumbers: method<LoggingSubscription>()(
    v.object({ host, numbers: v.pipe(v.string(), v.maxLength(100_000)) }),
  ),
  /** The server has logged these calls, with their log's id by session: those still to do are done. */
  closeLogged: method<void>()(v.object({ logIds: v.record(v.string(), v.string()) })),
} as const;
