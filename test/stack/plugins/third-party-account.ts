import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import * as v from 'valibot';
import { LANDING_URL } from '../connectors/connector-manifest';
import { answering, queryText } from '../express-app';
import { bodyData } from '../front/request-body';
import { HOSTS, pluginHost } from '../hosts';
import { providerClient } from '../provider/provider-client';
import type { WorldFetch } from '../world-client';

const TokenSchema = v.object({ access_token: v.string() });
const StateSchema = v.object({ nonce: v.string() });
const LogoutSchema = v.object({ hashedExtensionId: v.optional(v.string()) });

/** The people who have connected their third-party account, on the plugin's side. */
export class ThirdPartyAccounts {
  /** Third-party access token by hashed extension id. */
  private readonly tokens = new Map<string, string>();
  private readonly nonces = new Set<string>();

  constructor(
    private readonly pluginId: string,
    private readonly fetch: WorldFetch,
  ) {}

  isConnected(hashedExtensionId: string): boolean {
    return this.tokens.has(hashedExtensionId);
  }

  connect(hashedExtensionId: string, token: string): void {
    this.tokens.set(hashedExtensionId, token);
  }

  clear(): void {
    this.tokens.clear();
    this.nonces.clear();
  }

  /** The provider's consent page; it leads back to App Connect's landing page, never here. */
  authorizationUrl(): string {
    const nonce = randomBytes(16).toString('base64url');
    this.nonces.add(nonce);
    const url = new URL(`https://${HOSTS.provider}/oauth/authorize`);
    url.searchParams.set('response_type', 'code');
    url.searchParams.set('client_id', providerClient(this.pluginId).id);
    url.searchParams.set('redirect_uri', LANDING_URL);
    const redirectTo = `https://${pluginHost(this.pluginId)}/oauth/callback`;
    url.searchParams.set('state', JSON.stringify({ from: 'plugin', redirectTo, nonce }));
    return url.href;
  }

  /** Ends one person's connection, or everyone's when the caller does not say whose. */
  disconnect(hashedExtensionId: string | undefined): void {
    if (hashedExtensionId === undefined) this.tokens.clear();
    else this.tokens.delete(hashedExtensionId);
  }

  /** The contract names no person: without `hashedExtensionId` the answer is about anyone at all. */
  checkAuth(hashedExtensionId: string): boolean {
    return hashedExtensionId === '' ? this.tokens.size > 0 : this.isConnected(hashedExtensionId);
  }

  /** @throws Error when the state is not ours or the provider refuses the code */
  async complete(hashedExtensionId: string, landing: { code: string; state: string }): Promise<void> {
    const { nonce } = v.parse(StateSchema, JSON.parse(landing.state));
    if (!this.nonces.delete(nonce)) throw new Error('This state was not given out here, or was used');
    const client = providerClient(this.pluginId);
    const answer = await this.fetch(`https://${HOSTS.provider}/oauth/token`, {
      method: 'POST',
      form: {
        grant_type: 'authorization_code',
        code: landing.code,
        redirect_uri: LANDING_URL,
        client_id: client.id,
        client_secret: client.secret,
      },
    });
    if (answer.status !== 200) throw new Error('The provider refused the code');
    this.connect(hashedExtensionId, v.parse(TokenSchema, JSON.parse(answer.text)).access_token);
  }
}

/** /authUrl, /checkAuth, /logout, /oauth/callback. */
export function addThirdPartyRoutes(app: Express, accounts: ThirdPartyAccounts): void {
  app.get('/authUrl', (_request, response) => response.json({ authUrl: accounts.authorizationUrl() }));
  app.get('/checkAuth', (request, response) => {
    response.json({ successful: accounts.checkAuth(queryText(request, 'hashedExtensionId')) });
  });
  app.post('/logout', (request, response) => {
    const body = v.safeParse(LogoutSchema, bodyData(request));
    accounts.disconnect(body.success ? body.output.hashedExtensionId : undefined);
    response.json({ successful: true });
  });
  app.get(
    '/oauth/callback',
    answering(async (request, response) => {
      const callbackUri = queryText(request, 'callbackUri');
      const landed = new URL(callbackUri).searchParams;
      // Older clients send callbackUri unencoded, so its later parts arrive as parameters of their own.
      const part = (name: string) => landed.get(name) ?? queryText(request, name);
      if (part('error') !== '') throw new Error(`The provider said: ${part('error')}`);
      await accounts.complete(queryText(request, 'hashedExtensionId'), {
        code: part('code'),
        state: part('state'),
      });
      response.json({ successful: true });
    }),
  );
}
