import {
  authorizationUrl,
  exchangeCode,
  readIdentity,
  renewTokens,
  type TokenAnswer,
} from '../../api/sign-in/ringcentral';
import type { Http } from '../../api/basics/http';
import { isSamePerson, type Identity } from '../../core/crm/account';
import { fail, isTransient, ProblemError, toProblem, type Problem } from '../../core/basics/problem';
import { readAuthorizationCode } from '../../core/sign-in/redirect';
import { withParameters } from '../../core/basics/url';
import { launchSignIn, redirectUri } from '../../platform/identity';
import { withLock } from '../../platform/lock';
import { createPkce } from '../../platform/pkce';
import { randomText } from '../../platform/random';
import { ringCentralAccess, ringCentralRefresh } from '../../storage/sign-in/credentials';
import { readItem, updateItem, writeItem } from '../../storage/basics/item';
import { readPreferenceSources } from '../../storage/settings/preferences';
import * as owner from '../../storage/sign-in/session-owner';
import { requireIdentity } from '../../storage/sign-in/session-owner';
import type { Context } from '../worker/context';

/** Who has signed in, and the tokens of that sign-in. */
interface SignedIn {
  readonly identity: Identity;
  readonly tokens: TokenAnswer;
}

/**
 * Signs in to RingCentral: authorization code with PKCE, in the browser's own window. `undefined`: it was closed or, if
 * `silent`, the person would have had to act.
 */
export async function authorizePerson(context: Context, silent: boolean): Promise<SignedIn | undefined> {
  const clientId = await currentClientId(context);
  const landed = await authorize(context, clientId, silent);
  if (!landed) return undefined;
  const tokens = await exchangeCode(context.http, { clientId, redirectUri: redirectUri(), ...landed });
  return { tokens, identity: await readIdentity(context.http, tokens.accessToken) };
}

/** The client id to use: the organisation's, else the person's own, else the build's. */
export async function currentClientId(context: Context): Promise<string> {
  const { policy, preferences } = await readPreferenceSources();
  return (
    (policy.ringCentralClientId ?? preferences.clientId) ||
    context.builtInClientId ||
    fail('client_id_missing')
  );
}

async function authorize(context: Context, clientId: string, silent: boolean) {
  const { verifier, challenge } = await createPkce(context.random);
  const state = randomText(context.random);
  const url = authorizationUrl({ clientId, redirectUri: redirectUri(), state, challenge, silent });
  const callback = await launchSignIn(url, !silent);
  if (callback === undefined) return undefined;
  return { callback, verifier, code: readAuthorizationCode(callback, { redirectUri: redirectUri(), state }) };
}

/** As in dialer/address.ts, which the worker does not load. */
const dialerHost = 'apps.ringcentral.com';

/**
 * A one-time code for the dialer's frame, requested without a window (src/README.md, Where each token goes). Its PKCE
 * verifier goes with it in the address, where Embeddable reads it (src/dialer/README.md).
 */
export async function getDialerCode(context: Context): Promise<{ callbackUri: string } | null> {
  const clientId = await currentClientId(context);
  const landed = await authorize(context, clientId, true).catch(() => undefined);
  if (!landed) return null;
  const tokens = ['signInCode', 'codeVerifier'];
  context.countDeparture({ host: dialerHost, purpose: 'dialer_sign_in', tokens });
  return { callbackUri: withParameters(landed.callback, { code_verifier: landed.verifier }) };
}

/** How long before expiry a token is renewed; ms. */
const margin = 60_000;

/**
 * A RingCentral access token valid for at least a minute; without one it is renewed. `force` renews one that looks
 * valid, because it was refused.
 */
export async function ringCentralAccessToken(context: Context, force = false): Promise<string> {
  if (!(await readItem(ringCentralRefresh))) return fail('not_signed_in');
  const before = await readItem(ringCentralAccess);
  if (before && !force && before.expiresAt - margin > context.now()) return before.accessToken;
  // A refresh token works only once: two renewals at the same time would sign the person out.
  return withLock('ringcentral-refresh', async () => {
    const { refreshToken } = (await readItem(ringCentralRefresh)) ?? fail('not_signed_in');
    const access = await readItem(ringCentralAccess);
    if (access && access.accessToken !== before?.accessToken) return access.accessToken;
    return renew(context, refreshToken);
  });
}

/** Works with the token. If it is refused, it is renewed and `work` runs once more, so it must tolerate that. */
export async function withAccessToken<T>(
  context: Context,
  isRefused: (problem: Problem) => boolean,
  work: (accessToken: string) => Promise<T>,
): Promise<T> {
  try {
    return await work(await ringCentralAccessToken(context));
  } catch (error) {
    if (!isRefused(toProblem(error))) throw error;
  }
  return work(await ringCentralAccessToken(context, true));
}

/** Calls RingCentral as this person. */
export async function askRingCentral<T>(
  context: Context,
  ask: (http: Http, accessToken: string) => Promise<T>,
): Promise<T> {
  try {
    return await withAccessToken(context, isTurnedAway, (token) => ask(context.http, token));
  } catch (error) {
    if (isTurnedAway(toProblem(error))) return fail('ringcentral_expired');
    throw error;
  }
}

function isTurnedAway({ status }: Problem): boolean {
  return status === 401;
}

async function renew(context: Context, refreshToken: string): Promise<string> {
  const person = await requireIdentity();
  if (person.hasEnded) return fail('ringcentral_expired');
  const renewed = refreshToken
    ? await renewTokens(context.http, await currentClientId(context), refreshToken).catch(unlessRefused)
    : undefined;
  const tokens = renewed ?? (await signInSilently(context, person).catch(unlessRefused));
  if (!tokens) {
    await updateItem(owner.identity, (now) => now && { ...now, hasEnded: true });
    return fail('ringcentral_expired');
  }
  await keepRenewed(context, tokens, refreshToken);
  return tokens.accessToken;
}

/** The browser may still know the person. Somebody else whom it knows instead has not asked to work here. */
async function signInSilently(context: Context, person: Identity): Promise<TokenAnswer | undefined> {
  const found = await authorizePerson(context, true);
  if (!found || !isSamePerson(found.identity, person)) return undefined;
  await updateItem(owner.identity, (now) => now && found.identity);
  return found.tokens;
}

/** RingCentral's own no; a busy server or a network that is gone says nothing about the sign-in. */
function unlessRefused(error: unknown): undefined {
  const isRefused = error instanceof ProblemError && !isTransient(error.problem);
  if (!isRefused || error.problem.status === 429) throw error;
}

/** The refresh token first: it is the one that cannot be had again. Who has signed out meanwhile stays so. */
async function keepRenewed(context: Context, tokens: TokenAnswer, used: string): Promise<void> {
  const renewed = { refreshToken: tokens.refreshToken || used };
  const kept = await updateItem(ringCentralRefresh, (stored) =>
    stored?.refreshToken === used ? renewed : stored,
  );
  if (kept === renewed) await keepAccess(context, tokens);
}

export async function keepAccess(context: Context, { accessToken, expiresIn }: TokenAnswer): Promise<void> {
  await writeItem(ringCentralAccess, { accessToken, expiresAt: context.now() + expiresIn * 1000 });
}
