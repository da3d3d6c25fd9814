import * as v from 'valibot';
import type { Capabilities, Identity } from '../../core/crm/account';
import { entriesOf } from '../../core/basics/json';
import { fail, ProblemError, toProblem } from '../../core/basics/problem';
import { below, hostOf } from '../../core/basics/url';
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

/**
 * What a server can do, each ability by itself (src/api/README.md, Two generations). The RingCentral token goes there
 * only after it has shown to be an App Connect server of a generation that this panel knows.
 * @param known what a connected server could do before: what it cannot be asked now stays so
 * @throws ProblemError `unknown_server` where it is neither and nothing was known
 */
export async function readCapabilities(asked: Asked, known?: Capabilities): Promise<Capabilities> {
  const orKnown = async <A extends keyof Capabilities>(ability: A, probe: Promise<Capabilities[A]>) =>
    probe.catch((error: unknown) => {
      if (known && error instanceof ProblemError) return known[ability];
      throw error;
    });
  const listed = readInterfaces(asked);
  const [interfaces, managedOptions, accountPlugins, pollsTasks, callBacks] = await Promise.all([
    orKnown(
      'interfaces',
      listed.then((flags) => flags.filter(([, has]) => has === true).map(([name]) => name)),
    ),
    orKnown(
      'managedOptions',
      listed.then((flags) => flags.some(([name]) => name === 'getManagedAuthOptions')),
    ),
    orKnown('accountPlugins', hasRoute(asked, { method: 'POST', path: '/plugin/register', body: {} })),
    orKnown('pollsTasks', hasRoute(asked, { method: 'POST', path: '/pluginAsyncTask', body: {} })),
    orKnown('callBacks', hasRoute(asked, { path: '/calldown' })),
  ]);
  // Neither is no generation: something else has answered.
  if (!accountPlugins && !pollsTasks)
    return known ?? fail('unknown_server', { host: hostOf(asked.serverUrl) });
  const rcTokenInHeader = await orKnown('rcTokenInHeader', readsTokenInHeader(asked));
  return { interfaces, managedOptions, accountPlugins, pollsTasks, callBacks, rcTokenInHeader };
}

/** GET /implementedInterfaces (core 1.7.41 index.js:270): all that the server knows of, and whether the connector has it. */
async function readInterfaces(asked: Asked): Promise<[name: string, has: unknown][]> {
  const flags = await ask(asked.http, {
    purpose: 'server_check',
    url: addressOf(asked, '/implementedInterfaces'),
    query: { platform: asked.platform },
  });
  return entriesOf(flags);
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
  return below(serverUrl, path);
}
