import * as v from 'valibot';
import { connectionSchema } from '../../core/crm/account';
import { defineItem } from '../basics/item';

/** Secrets: read and written by the worker only; an import rule keeps pages out. */

/** RingCentral's refresh token: '' where none was issued. It works once; changed only in `ringcentral-refresh`. */
export const ringCentralRefresh = defineItem(
  'ringCentralTokens',
  v.nullable(v.object({ refreshToken: v.string() })),
  null,
);

/** RingCentral's access token, in memory only: a browser that was started anew gets another one. */
export const ringCentralAccess = defineItem(
  'ringCentralAccess',
  v.nullable(
    v.object({
      accessToken: v.string(),
      /** Epoch ms. */
      expiresAt: v.number(),
    }),
  ),
  null,
  'session',
);

/** App Connect's session token (JWT, two weeks, rotated by header). */
export const sessionToken = defineItem(
  'sessionToken',
  v.nullable(v.object({ token: v.string(), serverUrl: v.string() })),
  null,
);

const farewellSchema = v.object({ connection: connectionSchema, token: v.string() });
export type Farewell = v.InferOutput<typeof farewellSchema>;

/**
 * Sessions of disconnected CRMs whose servers must still be told, each with its token; an entry is removed when that
 * is done.
 */
export const farewells = defineItem('farewells', v.array(farewellSchema), [], 'session');
