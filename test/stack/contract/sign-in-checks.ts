import { isObject, parseJson, partOf, type JsonObject } from '../../../src/core/basics/json';
import { parseSafeUrl } from '../../../src/core/basics/url';
import { defaultRedirectPage, isSamePage } from '../../../src/core/sign-in/landing';
import { HOSTS } from '../hosts';
import { Skipped } from './check';
import {
  hashedExtensionId,
  holds,
  isGood,
  isRefused,
  said,
  type Answer,
  type ContractRun,
  type LiveCheck,
} from './contract-run';
import { guide, live, openApi } from './live-rule';

const part = guide('Optional User OAuth');
const hasSignIn = ({ description }: ContractRun) =>
  description.showAuthorizationButton ? undefined : 'It has no sign-in.';
const signIn = { when: hasSignIn };
const after = (...needs: string[]) => ({ when: hasSignIn, needs });

/** The provider’s page that the plugin sends people to. */
async function askForPage(run: ContractRun): Promise<{ readonly answer: Answer; readonly url: string }> {
  const address = new URL(run.address('authorizationUrl'));
  address.searchParams.set('pluginId', run.plugin.id);
  const answer = await run.send(address.href);
  const given: unknown = isObject(answer.json) ? answer.json['authUrl'] : (answer.json ?? answer.text.trim());
  return { answer, url: typeof given === 'string' ? given : '' };
}

/** `state` as the plugin wrote it; plugins encode it once more than needed. */
function stateOf(url: string): JsonObject {
  const text = new URL(url).searchParams.get('state') ?? '';
  const decoded = text.startsWith('%') ? decodeURIComponent(text) : text;
  const state = parseJson(decoded);
  return isObject(state) ? state : {};
}

/** Allows the sign-in on the provider’s page, and gives the address on which it lands. */
async function landing(run: ContractRun, decision: 'allow' | 'cancel' = 'allow'): Promise<string> {
  const { url } = await askForPage(run);
  if (new URL(url).hostname !== HOSTS.provider)
    throw new Skipped(
      `It signs in at ${new URL(url).hostname}, which is not played here: the stand-in is https://${HOSTS.provider}.`,
    );
  const answer = await run.send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `decision=${decision}`,
  });
  return answer.headers.get('location') ?? '';
}

/** Calls the plugin’s callback as the panel does. */
function deliver(
  run: ContractRun,
  redirectTo: unknown,
  callbackUri: string,
  isEncoded = true,
): Promise<Answer> {
  const address = new URL(String(redirectTo));
  address.searchParams.set('hashedExtensionId', hashedExtensionId);
  if (isEncoded) address.searchParams.set('callbackUri', callbackUri);
  const flat = `${address.href}&callbackUri=${callbackUri}`;
  return run.send(isEncoded ? address.href : flat);
}

async function callback(run: ContractRun): Promise<unknown> {
  return stateOf((await askForPage(run)).url)['redirectTo'];
}

/** Whether a page of the panel may read the answer. */
function allows(answer: Answer): boolean {
  const origin = answer.headers.get('access-control-allow-origin');
  return origin === '*' || origin === panelOrigin;
}

/** Of every build: the key in its manifest fixes its id. */
export const panelOrigin = 'chrome-extension://lbnhndbeolgecgnokanmninjkapdnela';

async function readableByPanel(run: ContractRun, address: string, method: 'GET' | 'POST'): Promise<void> {
  const origin = panelOrigin;
  if (method === 'POST') {
    const preflight = await run.send(address, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type',
      },
    });
    holds(
      isGood(preflight) && allows(preflight),
      `It does not let a page ask (preflight): ${said(preflight)}.`,
    );
  }
  const answer = await run.send(address, {
    method,
    headers: { origin },
    ...(method === 'POST' && { json: {} }),
  });
  holds(
    allows(answer),
    `${new URL(address).pathname} has no access-control-allow-origin for ${origin} (or *).`,
  );
}

export const signInChecks: readonly LiveCheck[] = [
  live(
    'sign-in.address',
    'authorizationUrl gives the page of the third party, on a public https address.',
    openApi('GET /authUrl'),
    async (run) => {
      const { answer, url } = await askForPage(run);
      holds(isGood(answer), `It answered ${said(answer)}.`);
      holds(parseSafeUrl(url) !== undefined, `"authUrl" is no public https address: ${url || 'missing'}.`);
    },
    signIn,
  ),
  live(
    'sign-in.redirect',
    `The third party is told to lead back to App Connect’s page, ${defaultRedirectPage}.`,
    part,
    async (run) => {
      const { url } = await askForPage(run);
      const to = new URL(url).searchParams.get('redirect_uri') ?? '';
      holds(isSamePage(to, defaultRedirectPage), `"redirect_uri" is ${to || 'missing'}.`);
    },
    after('sign-in.address'),
  ),
  live(
    'sign-in.state',
    '"state" is JSON with "from": "plugin".',
    part,
    async (run) => {
      const { from } = stateOf((await askForPage(run)).url);
      holds(from === 'plugin', `"state.from" is ${JSON.stringify(from) ?? 'missing'}.`);
    },
    after('sign-in.address'),
  ),
  live(
    'sign-in.callback-host',
    '"state.redirectTo" is an https address on a host that the manifest names.',
    `${part}; the panel calls no other host`,
    async (run) => {
      const to = parseSafeUrl(await callback(run));
      holds(to !== undefined, '"state.redirectTo" is no public https address.');
      const hosts = Object.values(run.description.hosts);
      holds(
        hosts.includes(new URL(to).host),
        `${new URL(to).host} is not among ${[...new Set(hosts)].join(', ')}.`,
      );
    },
    after('sign-in.state'),
  ),
  live(
    'sign-in.own-state',
    'Each sign-in has a state of its own, which nobody can guess.',
    'RFC 6749, section 10.12',
    async (run) => {
      const [first, second] = [await askForPage(run), await askForPage(run)];
      holds(
        JSON.stringify(stateOf(first.url)) !== JSON.stringify(stateOf(second.url)),
        'Two sign-ins have the same state: put a random value in it.',
      );
    },
    after('sign-in.state'),
  ),
  live(
    'sign-in.callback',
    'Its callback takes the code out of "callbackUri" and connects whoever "hashedExtensionId" names.',
    openApi('GET /oauth/callback'),
    async (run) => {
      const callbackUri = await landing(run);
      const to = await stateIn(callbackUri);
      const answer = await deliver(run, to, callbackUri);
      holds(isGood(answer), `It answered ${said(answer)}.`);
    },
    after('sign-in.callback-host', 'sign-in.redirect', 'sign-in.own-state'),
  ),
  live(
    'sign-in.flat-callback',
    'It takes a "callbackUri" that is not encoded, as App Connect’s own client sends it.',
    openApi('GET /oauth/callback'),
    async (run) => {
      const callbackUri = await landing(run);
      const answer = await deliver(run, await stateIn(callbackUri), callbackUri, false);
      holds(isGood(answer), `It answered ${said(answer)}.`);
    },
    after('sign-in.callback'),
  ),
  live(
    'sign-in.foreign-state',
    'Its callback refuses a state that it has not given out.',
    'RFC 6749, section 10.12',
    async (run) => {
      const callbackUri = new URL(await landing(run));
      const state = stateOf(callbackUri.href);
      const altered = Object.fromEntries(
        Object.entries(state).map(([key, value]) => [
          key,
          key === 'from' || key === 'redirectTo' ? value : 'somebody-else',
        ]),
      );
      callbackUri.searchParams.set('state', JSON.stringify(altered));
      const answer = await deliver(run, state['redirectTo'], callbackUri.href);
      holds(isRefused(answer), `It has to refuse it with a 4xx; it answered ${said(answer)}.`);
    },
    after('sign-in.callback'),
  ),
  live(
    'sign-in.denied',
    'Where somebody says no to the third party, its callback refuses with a 4xx.',
    openApi('GET /oauth/callback'),
    async (run) => {
      const callbackUri = await landing(run, 'cancel');
      const answer = await deliver(run, await stateIn(callbackUri), callbackUri);
      holds(isRefused(answer), `It answered ${said(answer)}.`);
    },
    after('sign-in.callback'),
  ),
  live(
    'sign-in.status',
    'authStateUrl says whether somebody is connected: "successful", true or false.',
    openApi('GET /checkAuth'),
    async (run) => {
      const answer = await run.send(run.address('authStateUrl'));
      holds(isGood(answer), `It answered ${said(answer)}.`);
      holds(
        typeof partOf(answer.json, 'successful') === 'boolean',
        `"successful" has to be true or false: ${said(answer)}.`,
      );
    },
    signIn,
  ),
  live(
    'sign-in.cors',
    'A page of the panel may read what authorizationUrl and authStateUrl answer.',
    `${openApi('GET /authUrl')}: the browser calls it directly`,
    async (run) => {
      for (const name of ['authorizationUrl', 'authStateUrl'] as const)
        await readableByPanel(run, run.address(name), 'GET');
    },
    after('sign-in.address', 'sign-in.status'),
  ),
];

async function stateIn(callbackUri: string): Promise<unknown> {
  return stateOf(callbackUri)['redirectTo'];
}

async function logOut(run: ContractRun): Promise<Answer> {
  return run.send(run.address('logoutUrl'), { method: 'POST', json: {} });
}

export const logOutChecks: readonly LiveCheck[] = [
  live(
    'log-out.answer',
    'logoutUrl disconnects, and says so: "successful": true. No token comes with it.',
    openApi('POST /logout'),
    async (run) => {
      const answer = await logOut(run);
      holds(isGood(answer), `It answered ${said(answer)}.`);
      holds(partOf(answer.json, 'successful') === true, `"successful" has to be true: ${said(answer)}.`);
    },
    signIn,
  ),
  live(
    'log-out.twice',
    'Logging out twice is no fault.',
    openApi('POST /logout'),
    async (run) => {
      await logOut(run);
      const answer = await logOut(run);
      holds(isGood(answer), `The second time it answered ${said(answer)}.`);
    },
    after('log-out.answer'),
  ),
  live(
    'log-out.cors',
    'A page of the panel may ask it and read the answer.',
    `${openApi('POST /logout')}: the browser calls it directly`,
    async (run) => readableByPanel(run, run.address('logoutUrl'), 'POST'),
    after('log-out.answer'),
  ),
];
