import { isObject, parseJson, type JsonObject } from '../basics/json';
import { fail, type ProblemCode } from '../basics/problem';
import { plainText } from '../basics/text';
import { parseSafeUrl, type SafeUrl } from '../basics/url';

/** The page on which plugin sign-ins end when the connector names none. */
export const defaultRedirectPage = 'https://ringcentral.github.io/ringcentral-embeddable/redirect.html';

/** What is known about a sign-in before its window opens; decides which answers are accepted. */
export interface Departure {
  readonly redirectPage: string;
  /** The `state` that was sent, decoded. It may be the same every time: plugins need not include a nonce. */
  readonly state: string;
  /** Hosts, with port, that may be told of the landing: agreed to, and named in the plugin's manifest. */
  readonly hosts: readonly string[];
}

/** The provider's page that the plugin asked for, if it is safe to open, and its decoded `state`. */
export function readDeparture(
  address: unknown,
  { redirectPage, hosts }: Omit<Departure, 'state'>,
): { url: SafeUrl; state: string } {
  const url = parseSafeUrl(address) ?? unsafe('authUrl');
  const parameters = new URL(url).searchParams;
  if (!isSamePage(parameters.get('redirect_uri') ?? '', redirectPage)) unsafe('redirect_uri');
  const state = decodeState(parameters.get('state') ?? '');
  if (!state) return unsafe('state');
  if (!redirectTo(state.value, hosts)) unsafe('state.redirectTo');
  return { url, state: state.text };
}

function unsafe(part: string): never {
  return fail('sign_in_unsafe', { message: part });
}

interface Refusal {
  readonly kind: 'refused';
  readonly code: ProblemCode;
  readonly message: string;
}

export type Landing =
  /** Not the redirect page: the sign-in is still going on. */
  | { readonly kind: 'elsewhere' }
  | Refusal
  | { readonly kind: 'ours'; readonly redirectTo: SafeUrl; readonly callbackUri: string };

export type CrmLanding = Exclude<Landing, { kind: 'ours' }> | { readonly kind: 'crm' };

/** Interprets the address that the sign-in window has reached. */
export function readLanding(address: string, departure: Departure): Landing {
  if (!isSamePage(address, departure.redirectPage)) return { kind: 'elsewhere' };
  const parameters = new URL(address).searchParams;
  const state = decodeState(parameters.get('state') ?? '');
  const isOurs = state?.text === departure.state;
  const refusal = refusalIn(parameters, isOurs);
  if (refusal) return refusal;
  if (!state || !isOurs) return foreign('state');
  const target = redirectTo(state.value, departure.hosts);
  if (!target) return foreign('redirectTo');
  if (!parameters.get('code')) return foreign('code');
  return { kind: 'ours', redirectTo: target, callbackUri: address };
}

/**
 * The same for a CRM sign-in, whose `state` is our own: only exactly that `state`, decoded as often as necessary, is
 * accepted. A plugin's landing never matches, because its `state` is JSON, and vice versa.
 */
export function readCrmLanding(
  address: string,
  { redirectPage, state }: Omit<Departure, 'hosts'>,
): CrmLanding {
  if (!isSamePage(address, redirectPage)) return { kind: 'elsewhere' };
  const parameters = new URL(address).searchParams;
  const isOurs = decodings(parameters.get('state') ?? '').includes(state);
  const refusal = refusalIn(parameters, isOurs);
  if (refusal) return refusal;
  if (!isOurs) return foreign('state');
  return parameters.get('code') ? { kind: 'crm' } : foreign('code');
}

function decodings(text: string, rounds = 2): string[] {
  if (rounds === 0 || !text.includes('%')) return [text];
  try {
    return [text, ...decodings(decodeURIComponent(text), rounds - 1)];
  } catch {
    return [text];
  }
}

/** The provider's refusal. It may leave out the state (RFC 6749 §4.1.2.1 requires it only if the request had one). */
function refusalIn(parameters: URLSearchParams, isOurs: boolean): Refusal | undefined {
  const error = parameters.get('error');
  if (error === null || (parameters.has('state') && !isOurs)) return undefined;
  const isDenied = error === 'access_denied';
  return {
    kind: 'refused',
    code: isDenied ? 'sign_in_denied' : 'sign_in_provider',
    message: plainText(parameters.get('error_description') ?? (isDenied ? '' : error)),
  };
}

function foreign(message: string): Refusal {
  return { kind: 'refused', code: 'sign_in_foreign', message };
}

/** Exactly the same origin and path, without user name or password. */
export function isSamePage(address: string, page: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const ours = new URL(page);
  return url.origin === ours.origin && url.pathname === ours.pathname && !url.username && !url.password;
}

/** Address at which the plugin wants the answer; only on a host that may be told. */
function redirectTo(state: JsonObject, hosts: readonly string[]): SafeUrl | undefined {
  const target = state['from'] === 'plugin' ? parseSafeUrl(state['redirectTo']) : undefined;
  return target && hosts.includes(new URL(target).host) ? target : undefined;
}

/** Plugins and providers encode it up to twice more than necessary. */
function decodeState(text: string, rounds = 2): { text: string; value: JsonObject } | undefined {
  if (text.length > 8000) return undefined;
  const value = parseJson(text);
  if (isObject(value)) return { text, value };
  if (rounds === 0 || !text.includes('%')) return undefined;
  try {
    return decodeState(decodeURIComponent(text), rounds - 1);
  } catch {
    return undefined;
  }
}
