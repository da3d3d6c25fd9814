import { partOf } from '../../../src/core/basics/json';
import {
  account,
  Broken,
  holds,
  isGood,
  isRefused,
  otherAccount,
  said,
  type Answer,
  type ContractRun,
  type LiveCheck,
  type Refusable,
} from './contract-run';
import { Skipped } from './check';
import { core, guide, live, onlyAsync, openApi } from './live-rule';

const dayMs = 86_400_000;
const route = openApi('POST /admin/register');

const tokenOf = ({ json }: Answer): string => {
  const token = partOf(json, 'jwtToken');
  return typeof token === 'string' ? token : '';
};

/** A refusal in the contract’s sense: a 4xx, and no token in it. */
function refusedWithoutToken(answer: Answer, who: string): void {
  holds(tokenOf(answer) === '', `It gave a token to ${who}.`);
  holds(isRefused(answer), `It has to refuse ${who} with a 4xx; it answered ${said(answer)}.`);
}

export const registrationChecks: readonly LiveCheck[] = [
  live(
    'registration.alive',
    'GET /isAlive answers OK, for whoever runs the server.',
    openApi('GET /isAlive'),
    async (run) => {
      const { origin } = new URL(run.address('endpointUrl'));
      const answer = await run.send(`${origin}/isAlive`);
      holds(isGood(answer), `It answered ${said(answer)}.`);
    },
    { advised: true },
  ),
  live(
    'registration.token',
    'An admin’s RingCentral token and account buy a token of the plugin’s own.',
    route,
    async (run) => {
      const answer = await run.register(account);
      const token = tokenOf(answer);
      holds(
        answer.status !== 0,
        'The server does not answer. Does it run, on the port that the manifest names?',
      );
      holds(
        isGood(answer),
        `It refused an admin: ${said(answer)}. Does it ask the stack who the admin is? Start it with the line that dev prints.`,
      );
      holds(token !== '', `The answer has no "jwtToken": ${said(answer)}.`);
      run.token = token;
    },
  ),
  live(
    'registration.own-token',
    'Its token is its own, not the admin’s RingCentral token.',
    `${route}: never log or retain the RingCentral access token`,
    async (run) => {
      const rcAccessToken = run.world.ringCentralToken(account.adminId);
      const json = { rcAccessToken, rcAccountId: account.id };
      const answer = await run.send(run.address('userRegisterEndpointUrl'), { method: 'POST', json });
      holds(!answer.text.includes(rcAccessToken), 'The answer has the admin’s RingCentral token in it.');
    },
    { needs: ['registration.token'] },
  ),
  live(
    'registration.again',
    'An account can be registered again, as an update and a repair do.',
    core('POST /plugin/register registers anew each time'),
    async (run) => {
      const [first, second] = [await run.register(account), await run.register(account)];
      holds(isGood(first) && isGood(second), `The second time it answered ${said(second)}.`);
      holds(tokenOf(second) !== '', 'The second time it gave no token.');
      run.token = tokenOf(second);
    },
    { needs: ['registration.token'] },
  ),
  live(
    'registration.per-account',
    'Each account has a token of its own.',
    route,
    async (run) => {
      const other = await run.register(otherAccount);
      holds(isGood(other), `It refused the admin of another account: ${said(other)}.`);
      holds(tokenOf(other) !== run.token, 'Two accounts were given the same token.');
    },
    { needs: ['registration.token'] },
  ),
  live(
    'registration.account',
    'It refuses an admin who names another account than their own.',
    `${route}: confirm that its account matches rcAccountId`,
    async (run) =>
      refusedWithoutToken(await run.register(account, otherAccount.id), 'an admin of another account'),
    { needs: ['registration.token'] },
  ),
  live(
    'registration.stranger',
    'It refuses a token that RingCentral does not know.',
    `${route}: validate the token with RingCentral`,
    async (run) => {
      const json = { rcAccessToken: 'nobody', rcAccountId: account.id };
      const answer = await run.send(run.address('userRegisterEndpointUrl'), { method: 'POST', json });
      refusedWithoutToken(answer, 'a token that RingCentral does not know');
    },
    { needs: ['registration.token'] },
  ),
  live(
    'registration.nothing',
    'It refuses a registration without a token.',
    route,
    async (run) => {
      const answer = await run.send(run.address('userRegisterEndpointUrl'), { method: 'POST', json: {} });
      refusedWithoutToken(answer, 'a registration without a token');
    },
    { needs: ['registration.token'] },
  ),
];

/** Asks one of the addresses that only App Connect may use. */
function askAs(run: ContractRun, name: Refusable, headers: Record<string, string>): Promise<Answer> {
  if (name === 'endpointUrl') return run.invokeAny({ headers });
  const method = name === 'tokenSyncUrl' ? 'POST' : 'GET';
  return run.send(run.address(name), { method, headers, ...(method === 'POST' && { json: {} }) });
}

function mustRefuse(answer: Answer, whom: string): void {
  const isDenied = answer.status === 401 || answer.status === 403;
  holds(isDenied, `It has to refuse ${whom} with 401 or 403; it answered ${said(answer)}.`);
}

/** The parts of a JSON Web Token; the plugin is free to give out anything else. */
function partsOf(token: string): { header: string; claims: { [name: string]: unknown }; signature: string } {
  const [header = '', payload = '', signature = ''] = token.split('.');
  try {
    return { header, claims: Object(JSON.parse(Buffer.from(payload, 'base64url').toString())), signature };
  } catch {
    throw new Skipped('Its token is no JSON Web Token.');
  }
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

function endOf(run: ContractRun): number {
  const { exp } = partsOf(run.token).claims;
  if (typeof exp !== 'number') throw new Skipped('Its token has no end (exp).');
  return exp * 1000;
}

async function atTime<T>(run: ContractRun, time: number, ask: () => Promise<T>): Promise<T> {
  const { moveClock } = run.plugin;
  if (!moveClock) throw new Skipped('The clock of this server cannot be moved from here.');
  await moveClock(time - Date.now());
  try {
    return await ask();
  } finally {
    await moveClock(0);
  }
}

/** What is renewed, near the end of the token. */
async function renewedToken(run: ContractRun): Promise<{ readonly token: string; readonly where: string }> {
  const name = run.isAsync ? 'tokenSyncUrl' : 'endpointUrl';
  const answer = await askAs(run, name, run.bearer());
  return { token: answer.headers.get('x-refreshed-jwt-token') ?? '', where: name };
}

const needsToken = { needs: ['registration.token'] };

export const tokenChecks: readonly LiveCheck[] = [
  live(
    'token.accepted',
    'Its own token lets App Connect in.',
    openApi('pluginBearer'),
    async (run) => {
      const answer = await run.invokeAny();
      holds(answer.status !== 401 && answer.status !== 403, `It refused its own token: ${said(answer)}.`);
    },
    needsToken,
  ),
  live(
    'token.none',
    'Without a token nothing runs.',
    openApi('pluginBearer'),
    async (run) => mustRefuse(await askAs(run, 'endpointUrl', {}), 'a request without a token'),
    needsToken,
  ),
  live(
    'token.garbage',
    'A text that is no token is refused.',
    openApi('pluginBearer'),
    async (run) =>
      mustRefuse(await askAs(run, 'endpointUrl', run.bearer('not-a-token')), 'a text that is no token'),
    needsToken,
  ),
  live(
    'token.forged',
    'A token whose account somebody has changed is refused.',
    'RFC 7519, section 7.2',
    async (run) => {
      const { header, claims, signature } = partsOf(run.token);
      const changed = Object.fromEntries(
        Object.entries(claims).map(([name, value]) => [name, value === account.id ? otherAccount.id : value]),
      );
      const forged = `${header}.${encode({ ...changed, forged: true })}.${signature}`;
      mustRefuse(
        await askAs(run, 'endpointUrl', run.bearer(forged)),
        'a token of another account with an old signature',
      );
    },
    needsToken,
  ),
  live(
    'token.unsigned',
    'A token without a signature is refused (algorithm “none”).',
    'RFC 8725, section 3.1',
    async (run) => {
      const { claims } = partsOf(run.token);
      const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
      mustRefuse(await askAs(run, 'endpointUrl', run.bearer(unsigned)), 'an unsigned token');
    },
    needsToken,
  ),
  live(
    'token.expired',
    'A token that has ended is refused.',
    'RFC 7519, section 4.1.4',
    async (run) => {
      const answer = await atTime(run, endOf(run) + dayMs, () => askAs(run, 'endpointUrl', run.bearer()));
      mustRefuse(answer, 'a token that ended a day ago');
    },
    needsToken,
  ),
  live(
    'token.sync',
    'tokenSyncUrl accepts its token, before each background run.',
    openApi('POST /token/sync'),
    async (run) => {
      const answer = await askAs(run, 'tokenSyncUrl', run.bearer());
      holds(isGood(answer), `It answered ${said(answer)}: each run would fail.`);
    },
    { ...needsToken, when: onlyAsync },
  ),
  live(
    'token.sync-none',
    'tokenSyncUrl refuses whoever has no token.',
    openApi('POST /token/sync'),
    async (run) => mustRefuse(await askAs(run, 'tokenSyncUrl', {}), 'a request without a token'),
    { ...needsToken, when: onlyAsync },
  ),
  live(
    'token.renewed',
    'A token near its end is renewed in the header x-refreshed-jwt-token, before the plugin stops.',
    openApi('X-Refreshed-JWT-Token'),
    async (run) => {
      const { token, where } = await atTime(run, endOf(run) - dayMs, () => renewedToken(run));
      holds(
        token !== '',
        `A day before its end ${where} answered without a new token: the plugin stops with it.`,
      );
    },
    { needs: ['token.accepted', 'token.sync'], advised: true },
  ),
  live(
    'token.renewed-works',
    'A renewed token lets App Connect in.',
    openApi('X-Refreshed-JWT-Token'),
    async (run) =>
      atTime(run, endOf(run) - dayMs, async () => {
        const { token } = await renewedToken(run);
        if (token === '') throw new Skipped('It renewed none.');
        const answer = await askAs(run, 'endpointUrl', run.bearer(token));
        holds(isGood(answer), `With the renewed token it answered ${said(answer)}.`);
      }),
    { needs: ['token.accepted', 'token.sync'] },
  ),
  live(
    'token.fresh',
    'A fresh token is left as it is: core 1.7.41 forgets a plugin whose sync answer brings a new one.',
    core('a refreshed token replaces all that is stored of the plugin'),
    async (run) => {
      const answer = await askAs(run, 'endpointUrl', run.bearer());
      holds(!answer.headers.has('x-refreshed-jwt-token'), 'A token of a moment ago was renewed.');
    },
    { needs: ['token.accepted', 'token.sync'] },
  ),
];

const licenceRoute = openApi('GET /license');
const hasLicence = ({ description }: ContractRun) =>
  description.requireLicense ? undefined : 'It needs no licence.';
const needsLicence = { needs: ['registration.token', 'licence.answer'], when: hasLicence };

export const licenceChecks: readonly LiveCheck[] = [
  live(
    'licence.answer',
    'It says whether there is a licence: "licenseStatus", true or false.',
    licenceRoute,
    async (run) => {
      const answer = await askAs(run, 'licenseStatusUrl', run.bearer());
      holds(isGood(answer), `It answered ${said(answer)}.`);
      const status = partOf(answer.json, 'licenseStatus');
      holds(
        typeof status === 'boolean',
        `"licenseStatus" has to be true or false; it is ${JSON.stringify(status)}.`,
      );
    },
    { needs: ['registration.token'], when: hasLicence },
  ),
  live(
    'licence.words',
    'It says in words what the licence is, as text.',
    guide('License Checks'),
    async (run) => {
      const { json } = await askAs(run, 'licenseStatusUrl', run.bearer());
      for (const key of ['licenseStatusDescription', 'errorMessage']) {
        const words = partOf(json, key);
        holds(words === undefined || typeof words === 'string', `"${key}" has to be text.`);
      }
      const words = partOf(json, 'licenseStatusDescription');
      holds(
        typeof words === 'string' && words !== '',
        '"licenseStatusDescription" is missing: people see no reason.',
      );
    },
    needsLicence,
  ),
  live(
    'licence.links',
    'Links in its words are https; any other one is shown as text.',
    guide('Require license'),
    async (run) => {
      const { text } = await askAs(run, 'licenseStatusUrl', run.bearer());
      const link = /\]\((?!https:\/\/)([^)]{0,100})/.exec(text)?.[1];
      if (link !== undefined) throw new Broken(`"${link}" is no https address.`);
    },
    { ...needsLicence, advised: true },
  ),
  live(
    'licence.none',
    'Without a token it says nothing of a licence.',
    licenceRoute,
    async (run) => mustRefuse(await askAs(run, 'licenseStatusUrl', {}), 'a request without a token'),
    needsLicence,
  ),
];
