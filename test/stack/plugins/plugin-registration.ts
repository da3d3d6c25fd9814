import type { Express } from 'express';
import * as v from 'valibot';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import { HOSTS } from '../hosts';
import type { WorldFetch } from '../world-client';
import type { PluginTokens } from './plugin-token';

const RegistrationSchema = v.object({ rcAccessToken: v.string(), rcAccountId: v.string() });

const ExtensionSchema = v.object({
  account: v.object({ id: v.union([v.string(), v.number()]) }),
  permissions: v.object({ admin: v.object({ enabled: v.boolean() }) }),
});

/** POST /admin/register: an admin's token, asked of RingCentral itself, buys the account a bearer token. */
export function addRegistrationRoute(app: Express, tokens: PluginTokens, fetch: WorldFetch): void {
  app.post(
    '/admin/register',
    answering(async (request, response) => {
      const { rcAccessToken, rcAccountId } = v.parse(RegistrationSchema, bodyData(request));
      const identity = await fetch(`https://${HOSTS.ringcentral}/restapi/v1.0/account/~/extension/~`, {
        headers: { authorization: `Bearer ${rcAccessToken}` },
      });
      if (identity.status !== 200)
        return response.status(401).json({ error: 'RingCentral does not know this token' });
      const { account, permissions } = v.parse(ExtensionSchema, JSON.parse(identity.text));
      if (String(account.id) !== rcAccountId) return response.status(403).json({ error: 'Another account' });
      if (!permissions.admin.enabled) return response.status(403).json({ error: 'Not an admin' });
      return response.json({ jwtToken: tokens.issue(rcAccountId, Date.now()) });
    }),
  );
}
