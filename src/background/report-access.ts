import { askServer } from '../api/app-connect';
import { requestAppCode } from '../api/ringcentral';
import { fail } from '../core/problem';
import { readItem } from '../storage/item';
import { identity } from '../storage/view';
import type { Context } from './context';
import { currentClientId, withRingCentralToken } from './ring-central';
import { withServer } from './server-session';

/**
 * Gives the App Connect server a one-time RingCentral code of this admin, with which it fetches tokens of its own and
 * keeps them for the account (41/index.js:2979). Any session may do so there, so that only admins may is kept here.
 */
export async function authorizeReports(context: Context, clientId: string): Promise<void> {
  if (!(await readItem(identity))?.isAdmin) return fail('not_admin');
  const serversClientId = clientId || (await currentClientId(context));
  await withServer(async (session) => {
    const code = await withRingCentralToken(context, (token) =>
      requestAppCode(context.http, token, serversClientId),
    );
    await askServer(context.http, session, {
      method: 'GET',
      path: '/ringcentral/oauth/callback',
      query: { code },
    });
  });
}
