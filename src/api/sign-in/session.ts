import * as v from 'valibot';
import { readReturnMessage } from '../../core/basics/answer';
import { isObject } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import { requestServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';
import { readShape } from '../basics/shape';

const loginSchema = v.object({ jwtToken: v.string(), name: v.optional(v.nullable(v.string())) });

export interface Login {
  readonly token: string;
  /** Name of the CRM user, from the connector's `getUserInfo`. */
  readonly userName: string;
}

/** A success without a session is the connector's refusal, with its message (core 1.7.41 index.js:1278). */
function readLogin(body: unknown): Login {
  const said = isObject(body) ? readReturnMessage(body['returnMessage']) : undefined;
  if (said?.message && isObject(body) && !('jwtToken' in body))
    return fail('refused', { message: said.message, details: said.details });
  const answer = readShape(loginSchema, body);
  return { token: answer.jwtToken, userName: answer.name ?? '' };
}

/**
 * POST /apiKeyLogin (core 1.7.41 index.js:1318). The RingCentral token must be sent along: it identifies the account,
 * without which no plugin ever runs for this person (src/api/README.md, Signing in).
 */
export async function logInWithApiKey(
  http: Http,
  session: ServerSession,
  login: {
    platform: string;
    connectorId: string;
    isPrivate: boolean;
    hostname: string;
    proxyId: string;
    values: { readonly [key: string]: unknown };
  },
): Promise<Login> {
  const { apiKey, hostname, ...additionalInfo } = login.values;
  const body = await requestServer(http, session, {
    purpose: 'crm_sign_in',
    method: 'POST',
    path: '/apiKeyLogin',
    body: {
      platform: login.platform,
      connectorId: login.connectorId,
      isPrivate: login.isPrivate,
      apiKey: apiKey ?? '',
      hostname: hostname ?? login.hostname,
      ...(login.proxyId && { proxyId: login.proxyId }),
      additionalInfo,
    },
  });
  return readLogin(body);
}

/**
 * GET /oauth-callback (core 1.7.41 index.js:1207): the server exchanges the code from the landing. Account and hashed
 * extension must be sent along, or no plugin ever runs for this person (src/api/README.md, Signing in).
 * @param landing `callbackUri`: the landing's complete address; `rcAccountId`: raw
 */
export async function logInWithLanding(
  http: Http,
  session: ServerSession,
  { callbackUri, rcAccountId, hostname, proxyId }: { [name in LandingParameter]: string },
): Promise<Login> {
  const query = {
    rcAccountId,
    hostname: hostname || undefined,
    proxyId: proxyId || undefined,
  };
  return readLogin(
    await requestServer(http, session, {
      purpose: 'crm_landing',
      path: '/oauth-callback',
      query,
      secrets: { landing: callbackUri },
    }),
  );
}

type LandingParameter = 'callbackUri' | 'rcAccountId' | 'hostname' | 'proxyId';

/** ms; leaving a server must not keep anyone waiting. */
const farewellTimeout = 10_000;

/** POST /unAuthorize (core 1.7.41 index.js:1407). The server would still accept the token; it is forgotten here. */
export async function logOut(http: Http, session: ServerSession): Promise<void> {
  await requestServer(http, session, {
    purpose: 'crm_sign_out',
    method: 'POST',
    path: '/unAuthorize',
    timeoutMs: farewellTimeout,
  });
}
