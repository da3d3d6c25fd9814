import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import * as v from 'valibot';
import { createExpressApp, queryText } from '../express-app';
import { bodyData } from '../front/request-body';
import { html, page } from '../html';
import { providerClient } from './provider-client';

const DecisionSchema = v.object({ decision: v.picklist(['allow', 'cancel']) });

const TokenRequestSchema = v.object({
  grant_type: v.literal('authorization_code'),
  code: v.string(),
  redirect_uri: v.string(),
  client_id: v.string(),
  client_secret: v.string(),
});

/** Plays the third party whose accounts OAuth plugins work with: consent page and token endpoint. */
export function createProviderApp(): Express {
  const app = createExpressApp();
  const codes = new Map<string, { clientId: string; redirectUri: string }>();
  app.get('/oauth/authorize', (request, response) => {
    const client = queryText(request, 'client_id').replace('client-of-', '');
    response.send(
      page(
        'Third-party provider',
        html`<form method="post" action="${request.originalUrl}">
          <p>The plugin <strong>${client}</strong> would like to use your account.</p>
          <button name="decision" value="allow">Allow</button>
          <button name="decision" value="cancel">Cancel</button>
        </form>`,
      ),
    );
  });
  app.post('/oauth/authorize', (request, response) => {
    const redirectUri = queryText(request, 'redirect_uri');
    const back = new URL(redirectUri);
    if (v.parse(DecisionSchema, bodyData(request)).decision === 'allow') {
      const code = randomBytes(16).toString('base64url');
      codes.set(code, { clientId: queryText(request, 'client_id'), redirectUri });
      back.searchParams.set('code', code);
    } else {
      back.searchParams.set('error', 'access_denied');
    }
    back.searchParams.set('state', queryText(request, 'state'));
    response.redirect(302, back.href);
  });
  app.post('/oauth/token', (request, response) => {
    const asked = v.parse(TokenRequestSchema, bodyData(request));
    const grant = codes.get(asked.code);
    codes.delete(asked.code);
    const pluginId = asked.client_id.replace('client-of-', '');
    const known = providerClient(pluginId).secret === asked.client_secret;
    if (!known || grant?.clientId !== asked.client_id || grant.redirectUri !== asked.redirect_uri) {
      return response.status(400).json({ error: 'invalid_grant' });
    }
    return response.json({ access_token: randomBytes(16).toString('base64url'), token_type: 'bearer' });
  });
  return app;
}
