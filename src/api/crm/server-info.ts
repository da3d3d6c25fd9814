import * as v from 'valibot';
import type { Capabilities, Identity } from '../../core/crm/account';
import { entriesOf } from '../../core/basics/json';
import { ProblemError } from '../../core/basics/problem';
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
      url: `${serverUrl.replace(/\/+$/, '')}/userInfoHash`,
      query: { extensionId, accountId },
    }),
  );
  return { hashedExtensionId: hashes.extensionId, hashedAccountId: hashes.accountId };
}

/**
 * What the server can do. GET /implementedInterfaces lists interfaces; the generation shows in POST /plugin/register
 * without ids: the newer one refuses it by name, the older one does not know the route (src/api/README.md, Two
 * generations).
 */
export async function readCapabilities(
  http: Http,
  serverUrl: string,
  platform: string,
): Promise<Capabilities> {
  const base = serverUrl.replace(/\/+$/, '');
  const flags = await ask(http, {
    purpose: 'server_check',
    method: 'GET',
    url: `${base}/implementedInterfaces`,
    query: { platform },
  });
  const [accountPlugins, callBacks] = await Promise.all([
    hasRoute(http, { method: 'POST', url: `${base}/plugin/register`, body: {} }),
    hasRoute(http, { method: 'GET', url: `${base}/calldown` }),
  ]);
  return {
    rcTokenInHeader: accountPlugins,
    accountPlugins,
    pollsTasks: !accountPlugins,
    callBacks,
    interfaces: entriesOf(flags)
      .filter(([, has]) => has === true)
      .map(([name]) => name),
  };
}

/** An existing route refuses a request without credentials by name; an unknown one answers with a 404 page. */
async function hasRoute(
  http: Http,
  request: Pick<GatedRequest, 'method' | 'url' | 'body'>,
): Promise<boolean> {
  try {
    await ask(http, { ...request, purpose: 'server_check' });
    return true;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.code === 'missing_route') return false;
    if (error.problem.code === 'refused' || error.problem.code === 'session_expired') return true;
    throw error;
  }
}
