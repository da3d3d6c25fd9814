import * as v from 'valibot';
import type { Capabilities, Identity } from '../../core/crm/account';
import { entriesOf } from '../../core/basics/json';
import { fail, ProblemError, toProblem } from '../../core/basics/problem';
import { hostOf } from '../../core/basics/url';
import { ask, type Http, type GatedRequest } from '../basics/http';
import { readShape } from '../basics/shape';

const hashSchema = v.object({ extensionId: v.string(), accountId: v.string() });

/**
 * GET /userInfoHash (core 1.7.41 index.js:1457): the hashes that identify person and account to the server. No
 * authentication.
 */
export async function hashIdentity(http: Http, serverUrl: string, identity: Identity) {
  const { extensionId, accountId } = identity;
  const hashes = readShape(
    hashSchema,
    await ask(http, {
      purpose: 'server_check',
      method: 'GET',
      url: addressOf({ serverUrl }, '/userInfoHash'),
      query: { extensionId, accountId },
    }),
  );
  return { hashedExtensionId: hashes.extensionId, hashedAccountId: hashes.accountId };
}

interface Asked {
  readonly http: Http;
  readonly serverUrl: string;
  readonly platform: string;
  /** '' where there is none: then nothing is learned about it. */
  readonly ringCentralToken: string;
}

/** How each ability shows; a probe that fails says nothing (src/api/README.md, Two generations). */
const probes = {
  accountPlugins: (asked: Asked) => hasRoute(asked, { method: 'POST', path: '/plugin/register', body: {} }),
  pollsTasks: (asked: Asked) =>
    hasRoute(asked, { method: 'POST', path: '/pluginAsyncTask', body: { asyncTaskIds: [] } }),
  callBacks: (asked: Asked) => hasRoute(asked, { method: 'GET', path: '/calldown' }),
  rcTokenInHeader: readsTokenInHeader,
  interfaces: readInterfaces,
} as const satisfies {
  readonly [ability in keyof Capabilities]-?: (asked: Asked) => Promise<NonNullable<Capabilities[ability]>>;
};

/**
 * What a server can do that nothing is known about. The RingCentral token goes there only after it has shown to be an
 * App Connect server of a generation that this panel knows.
 * @throws ProblemError `unknown_server` where it is neither
 */
export async function readCapabilities(asked: Asked): Promise<Capabilities> {
  const [interfaces, accountPlugins, pollsTasks, callBacks] = await Promise.all([
    probes.interfaces(asked),
    probes.accountPlugins(asked),
    probes.pollsTasks(asked),
    probes.callBacks(asked),
  ]);
  if (!accountPlugins && !pollsTasks) fail('unknown_server', { host: hostOf(asked.serverUrl) });
  const rcTokenInHeader = await probes.rcTokenInHeader(asked);
  return { interfaces, accountPlugins, pollsTasks, callBacks, rcTokenInHeader };
}

/** Asks a known server again, each ability by itself: what it could not be asked now is left out. */
export async function askCapabilitiesAgain(asked: Asked): Promise<Partial<Capabilities>> {
  const [interfaces, accountPlugins, pollsTasks, callBacks, rcTokenInHeader] = await Promise.all([
    unlessFailed(probes.interfaces(asked)),
    unlessFailed(probes.accountPlugins(asked)),
    unlessFailed(probes.pollsTasks(asked)),
    unlessFailed(probes.callBacks(asked)),
    unlessFailed(probes.rcTokenInHeader(asked)),
  ]);
  // Both missing is no generation: something else has answered.
  const isKnown = accountPlugins === true || pollsTasks === true;
  if (!isKnown && accountPlugins === false && pollsTasks === false) return {};
  return {
    ...(interfaces && { interfaces }),
    ...(accountPlugins !== undefined && { accountPlugins }),
    ...(pollsTasks !== undefined && { pollsTasks }),
    ...(callBacks !== undefined && { callBacks }),
    ...(rcTokenInHeader !== undefined && { rcTokenInHeader }),
  };
}

async function unlessFailed<T>(probe: Promise<T>): Promise<T | undefined> {
  try {
    return await probe;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** GET /implementedInterfaces (core 1.7.41 index.js:270). */
async function readInterfaces(asked: Asked): Promise<string[]> {
  const flags = await ask(asked.http, {
    purpose: 'server_check',
    method: 'GET',
    url: addressOf(asked, '/implementedInterfaces'),
    query: { platform: asked.platform },
  });
  return entriesOf(flags)
    .filter(([, has]) => has === true)
    .map(([name]) => name);
}

/**
 * A server that reads the header knows who asks; the older one says that nobody does (core 1.7.22 index.js:886). Only
 * these very words let the token into an address later; held by test/unit/api/crm/server-info.test.ts.
 */
async function readsTokenInHeader(asked: Asked): Promise<boolean> {
  if (!asked.ringCentralToken) fail('ringcentral_expired');
  try {
    await ask(asked.http, {
      purpose: 'generation_check',
      method: 'GET',
      url: addressOf(asked, '/user/preloadSettings'),
      secrets: { ringCentral: asked.ringCentralToken },
    });
    return true;
  } catch (error) {
    const { code, status, message } = toProblem(error);
    if (status === 400 && message === 'Cannot find rc user login') return false;
    // RingCentral was asked, with the token from the header.
    if (code === 'ringcentral_expired') return true;
    throw error;
  }
}

/** A route that exists refuses with status 400 what has no credentials; an unknown one is a 404 page. */
async function hasRoute(
  asked: Asked,
  { path, ...request }: Pick<GatedRequest, 'method' | 'body'> & { readonly path: string },
): Promise<boolean> {
  try {
    await ask(asked.http, { ...request, url: addressOf(asked, path), purpose: 'server_check' });
  } catch (error) {
    const { code, status } = toProblem(error);
    if (code === 'missing_route') return false;
    if (status === 400 && code !== 'bug') return true;
    throw error;
  }
  return fail('unexpected', { host: hostOf(asked.serverUrl) });
}

function addressOf({ serverUrl }: Pick<Asked, 'serverUrl'>, path: string): string {
  return `${serverUrl.replace(/\/+$/, '')}${path}`;
}
