import type { Express, Request } from 'express';
import * as v from 'valibot';
import { queryText } from '../express-app';
import { bodyData } from '../front/request-body';
import { html, page } from '../html';
import type { CrmTokens } from './crm-access';
import { CRM_USERS } from './crm-users';

export const CRM_OAUTH_CLIENT = { id: 'app-connect-oauthcrm', secret: 'oauthcrm-client-secret' } as const;

const DecisionSchema = v.object({ decision: v.picklist(['allow', 'cancel']), user: v.optional(v.string()) });

const TokenRequestSchema = v.variant('grant_type', [
  v.object({ grant_type: v.literal('authorization_code'), code: v.string(), redirect_uri: v.string() }),
  v.object({ grant_type: v.literal('refresh_token'), refresh_token: v.string() }),
]);

/** The CRM's OAuth provider: consent page and token endpoint for a confidential client. */
export function addCrmOAuth(app: Express, title: string, tokens: CrmTokens): void {
  app.get('/oauth/authorize', (request, response) => {
    const refusal = refuse(request);
    if (refusal === null) response.send(consentPage(title, request.originalUrl));
    else response.status(400).send(page(title, html`<p role="alert">${refusal}</p>`));
  });
  app.post('/oauth/authorize', (request, response) => {
    const redirectUri = queryText(request, 'redirect_uri');
    const { decision, user } = v.parse(DecisionSchema, bodyData(request));
    const back = new URL(redirectUri);
    if (decision === 'allow') back.searchParams.set('code', tokens.issueCode(user ?? '', redirectUri));
    else back.searchParams.set('error', 'access_denied');
    back.searchParams.set('state', queryText(request, 'state'));
    response.redirect(302, back.href);
  });
  app.post('/oauth/token', (request, response) => {
    const basic = Buffer.from(`${CRM_OAUTH_CLIENT.id}:${CRM_OAUTH_CLIENT.secret}`).toString('base64');
    if (request.headers.authorization !== `Basic ${basic}`) {
      return response.status(401).json({ error: 'invalid_client' });
    }
    const asked = v.parse(TokenRequestSchema, bodyData(request));
    const answer =
      asked.grant_type === 'refresh_token'
        ? tokens.redeemRefreshToken(asked.refresh_token)
        : tokens.redeemCode(asked.code, asked.redirect_uri);
    return answer === null ? response.status(400).json({ error: 'invalid_grant' }) : response.json(answer);
  });
}

function refuse(request: Request): string | null {
  if (queryText(request, 'response_type') !== 'code') return 'response_type must be code.';
  if (queryText(request, 'client_id') !== CRM_OAUTH_CLIENT.id) return 'This client_id is not known.';
  return URL.canParse(queryText(request, 'redirect_uri')) ? null : 'redirect_uri is missing.';
}

function consentPage(title: string, action: string): string {
  return page(
    `${title}: connect App Connect`,
    html`<form method="post" action="${action}">
      <fieldset>
        <legend>Sign in as</legend>
        ${CRM_USERS.map(({ id, name }, index) =>
          index === 0
            ? html`<label><input type="radio" name="user" value="${id}" checked /> ${name}</label>`
            : html`<label><input type="radio" name="user" value="${id}" /> ${name}</label>`,
        )}
      </fieldset>
      <button name="decision" value="allow">Allow</button>
      <button name="decision" value="cancel">Cancel</button>
    </form>`,
  );
}
