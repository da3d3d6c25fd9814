import * as v from 'valibot';
import { objectSchema } from '../../core/basics/shape';
import type { Identity } from '../../core/crm/account';
import { readPersonContact } from '../../core/crm/person-contact';
import { ask, type GatedRequest, type Http } from '../basics/http';
import { idText, readShape } from '../basics/shape';

const base = 'https://platform.ringcentral.com';

/** Authorization request with PKCE (RFC 7636, S256), opened by the browser. */
export function authorizationUrl(request: {
  clientId: string;
  redirectUri: string;
  state: string;
  challenge: string;
  silent: boolean;
}): string {
  const url = new URL('/restapi/oauth/authorize', base);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    state: request.state,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
    ...(request.silent && { prompt: 'none' }),
  }).toString();
  return url.href;
}

const tokensSchema = v.object({
  access_token: v.string(),
  refresh_token: v.optional(v.string(), ''),
  expires_in: v.optional(v.number(), 3600),
});

export interface TokenAnswer {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** POST /restapi/oauth/token (RFC 6749 §4.1.3), as a public client. */
export async function exchangeCode(
  http: Http,
  request: { clientId: string; redirectUri: string; code: string; verifier: string },
): Promise<TokenAnswer> {
  const { clientId, redirectUri, code, verifier } = request;
  return requestTokens(http, {
    purpose: 'ringcentral_sign_in',
    form: { grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirectUri },
    secrets: { signInCode: code, codeVerifier: verifier },
  });
}

/** POST /restapi/oauth/token (RFC 6749 §6). */
export async function renewTokens(http: Http, clientId: string, refreshToken: string): Promise<TokenAnswer> {
  return requestTokens(http, {
    purpose: 'ringcentral_renew',
    form: { grant_type: 'refresh_token', client_id: clientId },
    secrets: { refreshToken },
  });
}

async function requestTokens(
  http: Http,
  request: Pick<GatedRequest, 'purpose' | 'form' | 'secrets'>,
): Promise<TokenAnswer> {
  const body = await ask(http, { ...request, method: 'POST', url: `${base}/restapi/oauth/token` });
  const tokens = readShape(tokensSchema, body);
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresIn: tokens.expires_in,
  };
}

/** Best effort: the token is forgotten here whether or not RingCentral answers. */
export async function revokeToken(
  http: Http,
  clientId: string,
  { refreshToken, accessToken }: { refreshToken: string; accessToken: string },
): Promise<void> {
  await ask(http, {
    purpose: 'ringcentral_sign_out',
    method: 'POST',
    url: `${base}/restapi/oauth/revoke`,
    form: { client_id: clientId },
    secrets: refreshToken ? { refreshToken } : { ringCentral: accessToken },
  });
}

/** A request on behalf of the token's owner. */
async function askAs(
  accessToken: string,
  http: Http,
  { path, ...request }: Pick<GatedRequest, 'purpose' | 'method' | 'body'> & { readonly path: string },
): Promise<unknown> {
  return ask(http, {
    ...request,
    url: `${base}/restapi/v1.0${path}`,
    secrets: { ringCentral: accessToken },
  });
}

const extensionSchema = v.object({
  id: idText,
  extensionNumber: v.optional(idText, ''),
  name: v.optional(v.string(), ''),
  contact: v.optional(objectSchema, {}),
  account: v.object({ id: idText }),
  permissions: v.optional(
    v.object({ admin: v.optional(v.object({ enabled: v.optional(v.boolean(), false) })) }),
  ),
});

/** POST /restapi/v1.0/interop/generate-code: a one-time code with which another client can act for this person. */
export async function requestInteropCode(http: Http, accessToken: string, clientId: string): Promise<string> {
  const body = await askAs(accessToken, http, {
    purpose: 'ringcentral_code',
    method: 'POST',
    path: '/interop/generate-code',
    body: { clientId },
  });
  return readShape(v.object({ code: v.string() }), body).code;
}

/**
 * GET /restapi/v1.0/account/~/extension: one page of the account's extensions, unparsed.
 * @param page from 1
 */
export async function getExtensionPage(http: Http, accessToken: string, page: number): Promise<unknown> {
  const path = `/account/~/extension?page=${page}&perPage=1000`;
  return askAs(accessToken, http, { purpose: 'ringcentral_people', path });
}

/** GET /restapi/v1.0/account/~/extension/~: who is signed in. */
export async function readIdentity(http: Http, accessToken: string): Promise<Identity> {
  const body = await askAs(accessToken, http, {
    purpose: 'ringcentral_person',
    path: '/account/~/extension/~',
  });
  const extension = readShape(extensionSchema, body);
  const { email = '', ...contact } = readPersonContact(extension.contact);
  return {
    accountId: extension.account.id,
    extensionId: extension.id,
    extensionNumber: extension.extensionNumber,
    name: extension.name,
    email,
    ...(Object.keys(contact).length > 0 && { contact }),
    isAdmin: extension.permissions?.admin?.enabled === true,
  };
}
