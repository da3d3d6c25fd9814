import * as v from 'valibot';
import { objectSchema } from '../../core/basics/shape';
import type { AdminColumn, AdminColumns } from '../../core/settings/admin-column';
import type { JsonObject } from '../../core/basics/json';
import { requestServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';
import { readShape } from '../basics/shape';

/**
 * A document that a plugin's manifest had blown up before there was a limit must still be read, or it could never be
 * mended (actions/settings/refresh-settings.ts); bytes.
 */
const largest = 40_000_000;
const rowSchema = v.object({
  userSettings: v.optional(v.nullable(objectSchema)),
  userMappings: v.optional(v.nullable(v.array(v.unknown()))),
});

/**
 * GET /user/preloadSettings with the hashed account (core 1.7.41 index.js:1005): the admin's document, raw, without
 * credentials. `{}` when no admin has saved anything.
 */
export async function getAdminDocument(http: Http, session: ServerSession): Promise<JsonObject> {
  const body = await requestServer(http, session, {
    purpose: 'own_settings',
    path: '/user/preloadSettings',
    largest,
    query: { rcAccountId: session.hashedAccountId },
  });
  return readShape(rowSchema, body).userSettings ?? {};
}

/**
 * GET /user/settings without account context (core 1.7.41 handlers/user.js:127): the person's own document as stored,
 * not merged. Unlike the merged form, it never fails on a broken record.
 */
export async function getOwnDocument(http: Http, session: ServerSession): Promise<JsonObject> {
  return (
    readShape(
      v.nullable(objectSchema),
      await requestServer(http, session, {
        purpose: 'own_settings',
        path: '/user/settings',
        largest,
      }),
    ) ?? {}
  );
}

/**
 * POST /user/settings (core 1.7.41 handlers/user.js:206): writes the given records one by one, then removes the
 * others.
 */
export async function saveOwnKeys(
  http: Http,
  session: ServerSession,
  keys: JsonObject,
  remove: readonly string[],
): Promise<void> {
  await requestServer(http, session, {
    purpose: 'own_settings',
    method: 'POST',
    path: '/user/settings',
    body: { userSettings: keys, settingKeysToRemove: remove },
  });
}

/**
 * GET /admin/settings (core 1.7.41 index.js:552), reduced to the columns that are written here. The rest of the row
 * contains the admin's RingCentral tokens and must not be kept.
 */
export async function getAdminColumns(http: Http, session: ServerSession): Promise<AdminColumns> {
  const body = await requestServer(http, session, {
    purpose: 'account_settings',
    path: '/admin/settings',
    largest,
  });
  const row = readShape(rowSchema, body);
  return { userSettings: row.userSettings ?? {}, userMappings: row.userMappings ?? [] };
}

/**
 * POST /admin/settings (core 1.7.41 handlers/admin.js:79): replaces the given column as a whole and leaves the
 * others.
 */
export async function replaceAdminColumn(
  http: Http,
  session: ServerSession,
  column: AdminColumn,
  value: unknown,
): Promise<void> {
  await requestServer(http, session, {
    purpose: 'account_settings',
    method: 'POST',
    path: '/admin/settings',
    body: { adminSettings: { [column]: value } },
  });
}
