import { SESSION_SECRET } from '../core/core-version';
import { CRM_USERS } from '../crm/crm-users';
import type { Exchange } from '../front/exchange';
import { HOSTS } from '../hosts';
import { readClaims, verifyToken } from '../json-web-token';
import type { KnownSecret } from './onward-ways';

/** A secret that the stack has given out, or has been told. */
export interface Held {
  readonly secret: KnownSecret;
  readonly value: string;
}

const jsonWebToken = /[\w-]{10,}\.[\w-]{10,}\.[\w-]{20,}/g;
const loggingSession = /logging-service-token-\w+/g;
/** A signature does not become worthless with time: a token that has run out may not leave either. */
const anyTime = 0;

/**
 * What can be told of the requests themselves: codes that providers sent back, verifiers, keys.
 * @param issued RingCentral's tokens and codes
 */
export function secretsIn(exchanges: readonly Exchange[], issued: readonly Held[]): Held[] {
  return [
    ...issued,
    ...CRM_USERS.map(({ apiKey }) => ({ secret: 'crmCredentials' as const, value: apiKey })),
    ...exchanges.flatMap((exchange) => [...codesSentBack(exchange), ...verifiersIn(exchange)]),
  ];
}

function codesSentBack({ host, answer }: Exchange): Held[] {
  const location = answer?.headers['location'] ?? '';
  if ((host !== HOSTS.provider && host !== HOSTS.oauthCrm) || !URL.canParse(location)) return [];
  const code = new URL(location).searchParams.get('code');
  return code === null ? [] : [{ secret: 'landing', value: code }];
}

function verifiersIn({ host, body }: Exchange): Held[] {
  const verifier = host === HOSTS.ringcentral ? new URLSearchParams(body).get('code_verifier') : null;
  return verifier ? [{ secret: 'codeVerifier', value: verifier }] : [];
}

/** The kinds of secret that a text contains, in whatever spelling. */
export function kindsIn(text: string, known: readonly Held[]): Set<KnownSecret> {
  const kinds = new Set<KnownSecret>();
  for (const spelling of spellingsOf(text)) {
    for (const { secret, value } of known) if (spelling.includes(value)) kinds.add(secret);
    for (const [token] of spelling.matchAll(jsonWebToken)) {
      const kind = kindOfToken(token);
      if (kind) kinds.add(kind);
    }
    if (spelling.search(loggingSession) >= 0) kinds.add('loggingSession');
  }
  return kinds;
}

function kindOfToken(token: string): 'session' | 'pluginToken' | undefined {
  if (verifyToken(token, SESSION_SECRET, anyTime)) return 'session';
  const pluginId = readClaims(token)?.['pluginId'];
  return verifyToken(token, `secret-of-${String(pluginId)}`, anyTime) ? 'pluginToken' : undefined;
}

function spellingsOf(text: string): string[] {
  const decoded = decode(text);
  const basic = /^basic\s+(.+)$/i.exec(text)?.[1];
  return [text, decoded, decode(decoded), ...(basic ? [Buffer.from(basic, 'base64').toString('utf8')] : [])];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
