import { createHmac, timingSafeEqual } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

/** Signs a JSON Web Token (RFC 7519, HS256) that is good for `lifeSeconds` from `now` (ms). */
export function signToken(claims: Claims, secret: string, lifeSeconds: number, now: number): string {
  const iat = Math.floor(now / 1000);
  const signed = `${HEADER}.${encode({ ...claims, iat, exp: iat + lifeSeconds })}`;
  return `${signed}.${signatureOf(signed, secret)}`;
}

/** The claims of a token with a good signature that has not run out by `now` (ms); else null. */
export function verifyToken(token: string, secret: string, now: number): Claims | null {
  const [header, payload, signature] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined) return null;
  const expected = Buffer.from(signatureOf(`${header}.${payload}`, secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const claims = readClaims(token);
  return claims !== null && Number(claims['exp']) * 1000 > now ? claims : null;
}

/** The claims of a token, signature unchecked: all that a stranger to the secret can read. */
export function readClaims(token: string): Claims | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return isClaims(claims) ? claims : null;
  } catch {
    return null;
  }
}

function isClaims(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function signatureOf(signed: string, secret: string): string {
  return createHmac('sha256', secret).update(signed).digest('base64url');
}
