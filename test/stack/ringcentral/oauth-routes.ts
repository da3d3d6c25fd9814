import type { Express, Request, Response } from 'express';
import * as v from 'valibot';
import { queryText } from '../express-app';
import { bodyData } from '../front/request-body';
import { findSamplePerson } from './people';
import type { Person } from './people';
import { signInPage, signInRefusedPage } from './sign-in-page';
import type { TokenStore } from './token-store';

const SESSION_COOKIE = 'rc_session';

interface AuthorizeRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
}

const DecisionSchema = v.object({
  decision: v.picklist(['allow', 'cancel']),
  person: v.optional(v.string()),
});

const TokenRequestSchema = v.variant('grant_type', [
  v.object({
    grant_type: v.literal('authorization_code'),
    code: v.string(),
    redirect_uri: v.string(),
    code_verifier: v.optional(v.string()),
    client_id: v.optional(v.string()),
  }),
  v.object({ grant_type: v.literal('refresh_token'), refresh_token: v.string() }),
]);

/** Authorization code with PKCE (RFC 7636, S256 only), refresh with rotation, revocation (RFC 7009). */
export function addOAuthRoutes(app: Express, tokens: TokenStore): void {
  app.get('/restapi/oauth/authorize', (request, response) => {
    const asked = authorizeRequest(request);
    if (typeof asked === 'string') return response.status(400).send(signInRefusedPage(asked));
    const remembered = rememberedPerson(request);
    const prompt = queryText(request, 'prompt');
    if (remembered !== null && prompt !== 'login') return grant(response, tokens, asked, remembered);
    if (prompt === 'none') return redirect(response, asked, { error: 'login_required' });
    return response.send(signInPage(request.originalUrl));
  });
  app.post('/restapi/oauth/authorize', (request, response) => {
    const asked = authorizeRequest(request);
    if (typeof asked === 'string') return response.status(400).send(signInRefusedPage(asked));
    const { decision, person } = v.parse(DecisionSchema, bodyData(request));
    const chosen = decision === 'allow' ? findSamplePerson(person ?? '') : null;
    if (chosen === null) return redirect(response, asked, { error: 'access_denied' });
    return grant(response, tokens, asked, chosen);
  });
  app.post('/restapi/oauth/token', (request, response) => {
    const parsed = v.safeParse(TokenRequestSchema, bodyData(request));
    if (!parsed.success) return refuseToken(response, 'invalid_request', 'OAU-101');
    const answer =
      parsed.output.grant_type === 'refresh_token'
        ? tokens.redeemRefreshToken(parsed.output.refresh_token)
        : parsed.output.code_verifier === undefined
          ? tokens.redeemAppCode(parsed.output.code, request.headers.authorization ?? '')
          : tokens.redeemCode(parsed.output.code, {
              clientId: parsed.output.client_id ?? basicUser(request),
              redirectUri: parsed.output.redirect_uri,
              verifier: parsed.output.code_verifier,
            });
    return answer === null ? refuseToken(response, 'invalid_grant', 'OAU-153') : response.json(answer);
  });
  app.post('/restapi/oauth/revoke', (request, response) => {
    const fromBody = v.safeParse(v.object({ token: v.string() }), bodyData(request));
    tokens.revoke(fromBody.success ? fromBody.output.token : queryText(request, 'token'));
    response.status(200).end();
  });
}

/** The request, or the reason why it is not acceptable. */
function authorizeRequest(request: Request): AuthorizeRequest | string {
  const clientId = queryText(request, 'client_id');
  const redirectUri = queryText(request, 'redirect_uri');
  const challenge = queryText(request, 'code_challenge');
  if (queryText(request, 'response_type') !== 'code') return 'response_type must be code.';
  if (clientId === '') return 'client_id is missing.';
  if (!URL.canParse(redirectUri)) return 'redirect_uri is missing or not an address.';
  if (challenge === '' || queryText(request, 'code_challenge_method') !== 'S256') {
    return 'A code_challenge with code_challenge_method=S256 (PKCE) is required.';
  }
  return { clientId, redirectUri, challenge, state: queryText(request, 'state') };
}

function rememberedPerson(request: Request): Person | null {
  const cookie = new RegExp(`${SESSION_COOKIE}=(\\d+)`).exec(request.headers.cookie ?? '');
  return findSamplePerson(cookie?.[1] ?? '');
}

function grant(response: Response, tokens: TokenStore, asked: AuthorizeRequest, person: Person): void {
  const { clientId, redirectUri, challenge } = asked;
  const code = tokens.issueCode({ personId: person.id, clientId, redirectUri, challenge });
  response.cookie(SESSION_COOKIE, person.id, { httpOnly: true, secure: true, sameSite: 'none' });
  redirect(response, asked, { code, expires_in: '300' });
}

function redirect(
  response: Response,
  { redirectUri, state }: AuthorizeRequest,
  parts: Record<string, string>,
): void {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parts)) url.searchParams.set(name, value);
  if (state !== '') url.searchParams.set('state', state);
  response.redirect(302, url.href);
}

function basicUser(request: Request): string {
  const basic = /^basic\s+(.+)$/i.exec(request.headers.authorization ?? '');
  return (
    Buffer.from(basic?.[1] ?? '', 'base64')
      .toString('utf8')
      .split(':')[0] ?? ''
  );
}

function refuseToken(response: Response, error: string, errorCode: string): void {
  const message = error === 'invalid_grant' ? 'Authorization code or token is not valid' : 'Invalid request';
  response.status(400).json({ error, error_description: message, errors: [{ errorCode, message }] });
}
