import { randomBytes } from 'node:crypto';
import type { Express, NextFunction, Request, Response } from 'express';
import { answering } from './answering.js';

/** The page to which the third party leads back; the panel watches for it. */
const landingPage = 'https://ringcentral.github.io/ringcentral-embeddable/redirect.html';

/** The third party. The stack sets these to its stand-in. */
const oauth = {
  server: process.env['OAUTH_SERVER'] ?? 'https://login.example.com',
  clientId: process.env['OAUTH_CLIENT_ID'] ?? '',
  clientSecret: process.env['OAUTH_CLIENT_SECRET'] ?? '',
};

const STATE_LIFE_MS = 10 * 60_000;

/** When each sign-in began, by its random part. Keep this, and the accounts, in a database of your own. */
const begun = new Map<string, number>();
/** Access token of the third party, by `hashedExtensionId`. */
const accounts = new Map<string, string>();

/** People connect their account at a third party: where to, whether they have, what came of it, and the end. */
export function addSignInRoutes(app: Express): void {
  app.use(['/authUrl', '/checkAuth', '/logout', '/oauth/callback'], letPagesAsk);
  app.get('/authUrl', (request, response) => {
    response.json({ authUrl: beginSignIn(callbackOf(request)) });
  });
  app.get('/checkAuth', (request, response) => {
    const person = text(request.query['hashedExtensionId']);
    // The contract names nobody here, so without a person the answer is about anybody at all.
    response.json({ successful: person === '' ? accounts.size > 0 : accounts.has(person) });
  });
  app.post('/logout', (request, response) => {
    const person = text(Object(request.body).hashedExtensionId);
    if (person === '') accounts.clear();
    else accounts.delete(person);
    response.json({ successful: true });
  });
  app.get(
    '/oauth/callback',
    answering(async (request, response) => {
      const { code, state, error } = landingOf(request);
      if (error !== '') return response.status(400).json({ message: `The third party said: ${error}` });
      if (!takeState(state))
        return response.status(400).json({ message: 'This sign-in did not begin here.' });
      const token = await redeem(code);
      if (token === undefined)
        return response.status(400).json({ message: 'The third party refused the code.' });
      accounts.set(text(request.query['hashedExtensionId']), token);
      return response.json({ successful: true });
    }),
  );
}

/** Pages of the panel ask these addresses directly; no cookie or token comes with it. */
function letPagesAsk(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'content-type');
  response.setHeader('access-control-allow-methods', 'GET, POST');
  if (request.method === 'OPTIONS') response.status(204).end();
  else next();
}

function beginSignIn(redirectTo: string): string {
  const nonce = randomBytes(16).toString('base64url');
  begun.set(nonce, Date.now());
  const url = new URL('/oauth/authorize', oauth.server);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('client_id', oauth.clientId);
  url.searchParams.set('redirect_uri', landingPage);
  url.searchParams.set('state', JSON.stringify({ from: 'plugin', redirectTo, nonce }));
  return url.href;
}

/** The address of the callback below, on the host under which the plugin was asked. */
function callbackOf(request: Request): string {
  return `${process.env['PUBLIC_URL'] ?? `https://${request.headers.host ?? ''}`}/oauth/callback`;
}

/** Each sign-in ends once, within ten minutes: a code from elsewhere is not taken. */
function takeState(state: string): boolean {
  const nonce = nonceIn(state);
  const since = begun.get(nonce);
  begun.delete(nonce);
  return since !== undefined && Date.now() - since < STATE_LIFE_MS;
}

function nonceIn(state: string): string {
  try {
    return text(Object(JSON.parse(state)).nonce);
  } catch {
    return '';
  }
}

/** What the third party has added to the landing page. Older clients send its parts as parameters of their own. */
function landingOf(request: Request): { code: string; state: string; error: string } {
  const landed = text(request.query['callbackUri']);
  const parameters = URL.canParse(landed) ? new URL(landed).searchParams : new URLSearchParams();
  const part = (name: string) => parameters.get(name) ?? text(request.query[name]);
  return { code: part('code'), state: part('state'), error: part('error') };
}

async function redeem(code: string): Promise<string | undefined> {
  const answer = await fetch(new URL('/oauth/token', oauth.server), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: landingPage,
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
    }),
  });
  const token: unknown = answer.ok ? Object(await answer.json()).access_token : undefined;
  return typeof token === 'string' ? token : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
