import * as v from 'valibot';
import { askServer, type ServerSession } from './app-connect';
import type { Http } from './http';
import { readShape } from './shape';

const loginSchema = v.object({ jwtToken: v.string(), name: v.optional(v.nullable(v.string())) });

/**
 * POST /apiKeyLogin (41/index.js:1318). The RingCentral token must go with it: without the account that it
 * proves, no plugin ever runs for this person (facts §2.2). The polling generation reads it from the body.
 */
export async function logInWithApiKey(
  http: Http,
  session: ServerSession,
  login: {
    platform: string;
    connectorId: string;
    isPrivate: boolean;
    hostname: string;
    values: { readonly [key: string]: unknown };
  },
): Promise<{ token: string; userName: string }> {
  const { apiKey, hostname, ...additionalInfo } = login.values;
  const body = await askServer(http, session, {
    method: 'POST',
    path: '/apiKeyLogin',
    body: {
      platform: login.platform,
      connectorId: login.connectorId,
      isPrivate: login.isPrivate,
      apiKey: apiKey ?? '',
      hostname: hostname ?? login.hostname,
      additionalInfo,
      ...(!session.capabilities.rcTokenInHeader && { rcAccessToken: session.ringCentralToken }),
    },
    asRingCentral: session.capabilities.rcTokenInHeader,
  });
  const answer = readShape(loginSchema, body);
  return { token: answer.jwtToken, userName: answer.name ?? '' };
}

/** POST /unAuthorize (41/index.js:1407). The token stays readable for the server; we forget it anyway. */
export async function logOut(http: Http, session: ServerSession): Promise<void> {
  await askServer(http, session, { method: 'POST', path: '/unAuthorize' });
}
