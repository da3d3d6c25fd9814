import * as v from 'valibot';
import type { AdminColumn, AdminColumns } from '../../core/settings/admin-column';
import type { JsonObject } from '../../core/basics/json';
import { askServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';
import { readShape } from '../basics/shape';

const documentSchema = v.record(v.string(), v.unknown());
const rowSchema = v.object({
  userSettings: v.optional(v.nullable(documentSchema)),
  userMappings: v.optional(v.nullable(v.array(v.unknown()))),
});

/**
 * GET /user/preloadSettings by the hashed account: the admin's document, raw, without any credential
 * (core 1.7.41 index.js:1005). `{}` when the admin has saved nothing.
 */
export async function getAdminDocument(http: Http, session: ServerSession): Promise<JsonObject> {
  const body = await askServer(http, session, {
    method: 'GET',
    path: '/user/preloadSettings',
    query: { rcAccountId: session.hashedAccountId },
  });
  return readShape(rowSchema, body).userSettings ?? {};
}

/**
 * GET /user/settings without account context: the person's own document as stored, un-merged, with own choices
 * (core 1.7.41 handlers/user.js:127). It never fails on a broken entry, which the merged form does.
 */
export async function getOwnDocument(http: Http, session: ServerSession): Promise<JsonObject> {
  return (
    readShape(
      v.nullable(documentSchema),
      await askServer(http, session, { method: 'GET', path: '/user/settings' }),
    ) ?? {}
  );
}

/** POST /user/settings: the given keys are written one by one, then the removals (core 1.7.41 handlers/user.js:206). */
export async function saveOwnKeys(
  http: Http,
  session: ServerSession,
  keys: JsonObject,
  remove: readonly string[],
): Promise<void> {
  await askServer(http, session, {
    method: 'POST',
    path: '/user/settings',
    body: { userSettings: keys, settingKeysToRemove: remove },
  });
}

/**
 * GET /admin/settings → the columns that are written here only: the rest of the row carries the admin's RingCentral
 * tokens and must not be kept (core 1.7.41 index.js:552).
 */
export async function getAdminColumns(http: Http, session: ServerSession): Promise<AdminColumns> {
  const body = await askServer(http, session, {
    method: 'GET',
    path: '/admin/settings',
    asRingCentral: true,
  });
  const row = readShape(rowSchema, body);
  return { userSettings: row.userSettings ?? {}, userMappings: row.userMappings ?? [] };
}

/** POST /admin/settings replaces the given column as a whole and nothing else (core 1.7.41 handlers/admin.js:79). */
export async function replaceAdminColumn(
  http: Http,
  session: ServerSession,
  column: AdminColumn,
  value: unknown,
): Promise<void> {
  await askServer(http, session, {
    method: 'POST',
    path: '/admin/settings',
    body: { adminSettings: { [column]: value } },
    asRingCentral: true,
  });
}
