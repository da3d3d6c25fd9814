import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const DAY_S = 24 * 60 * 60;
/**
 * App Connect 1.7.41 forgets a plugin whose answer to a log renews its token, so a token lives long, and is renewed
 * only in its last week.
 */
const LIFE_S = 365 * DAY_S;
const RENEW_BELOW_S = 7 * DAY_S;

export interface Claims {
  readonly rcAccountId: string;
  /** s since the epoch. */
  readonly exp: number;
}

/** The plugin's own token for an account: a JSON Web Token (HS256), by which App Connect shows itself. */
export function issueToken(rcAccountId: string): string {
  const now = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ rcAccountId, iat: now, exp: now + LIFE_S })}`;
  return `${signed}.${signatureOf(signed)}`;
}

/** What a token says, if it is ours and has not ended. */
export function readToken(token: string): Claims | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const expected = Buffer.from(signatureOf(`${header}.${payload}`));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const claims: Claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return claims.exp * 1000 > Date.now() ? claims : undefined;
}

/** Lets App Connect in, nobody else; a token near its end is renewed in the answer. */
export function onlyAppConnect(request: Request, response: Response, next: NextFunction): void {
  const token = /^bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const claims = token === undefined ? undefined : readToken(token);
  if (!claims) {
    response.status(401).json({ message: 'A token of this plugin is needed.' });
    return;
  }
  if (claims.exp - Date.now() / 1000 <= RENEW_BELOW_S)
    response.setHeader('x-refreshed-jwt-token', issueToken(claims.rcAccountId));
  response.locals['rcAccountId'] = claims.rcAccountId;
  next();
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function signatureOf(signed: string): string {
  return createHmac('sha256', secret()).update(signed).digest('base64url');
}

function secret(): string {
  const set = process.env['PLUGIN_SECRET'];
  if (set) return set;
  if (process.env['NODE_ENV'] === 'production') throw new Error('Set PLUGIN_SECRET to a long random text.');
  return 'for development only';
}
