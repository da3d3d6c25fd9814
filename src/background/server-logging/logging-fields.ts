import {
  getServerLoggingSettings,
  updateServerLoggingSettings,
} from '../../api/server-logging/server-logging';
import { fieldsToSave, readableFields, type LoggingFields } from '../../core/server-logging/logging-fields';
import type { JsonObject } from '../../core/basics/json';
import { withLock } from '../../platform/lock';
import { requireAdmin } from '../settings/admin-document';
import type { Context } from '../worker/context';
import { declaredLogging } from './logging-service';
import { withServer } from '../sign-in/server-session';

/** Only values that hold no secret leave the worker: the server returns passwords to every signed-in person. */
export async function getLoggingFields(context: Context): Promise<LoggingFields> {
  await requireAdmin();
  return withServer(context, async (session, connection) => {
    const { additionalFields } = await declaredLogging(connection);
    return readableFields(additionalFields, await getServerLoggingSettings(context.http, session));
  });
}

/**
 * The connector may replace everything it has, so values that were not typed again are sent along from a fresh read.
 */
export async function saveLoggingFields(
  context: Context,
  typed: JsonObject,
  remove: readonly string[] = [],
): Promise<void> {
  await requireAdmin();
  await withLock('logging-fields', () =>
    withServer(context, async (session, connection) => {
      const { additionalFields } = await declaredLogging(connection);
      const stored = await getServerLoggingSettings(context.http, session);
      const fields = fieldsToSave(additionalFields, stored, typed, remove);
      await updateServerLoggingSettings(context.http, session, fields);
    }),
  );
}
