import * as v from 'valibot';
import { defineItem } from './item';

/** Secrets: read and written by the worker only (the import rule keeps the panel out). */

export const ringCentralTokens = defineItem(
  'ringCentralTokens',
  v.nullable(
    v.object({
      accessToken: v.string(),
      refreshToken: v.string(),
      /** Epoch ms. */
      expiresAt: v.number(),
    }),
  ),
  null,
);

/** App Connect's session token (JWT, two weeks, rotated by header). */
export const sessionToken = defineItem(
  'sessionToken',
  v.nullable(v.object({ token: v.string(), serverUrl: v.string() })),
  null,
);
