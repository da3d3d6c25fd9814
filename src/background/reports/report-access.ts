import { askServer } from '../../api/basics/app-connect';
import { requestInteropCode } from '../../api/sign-in/ringcentral';
import { refuseNonAdmin } from '../settings/admin-document';
import type { Context } from '../worker/context';
import { askRingCentral, currentClientId } from '../sign-in/ring-central';
import { withServer } from '../sign-in/server-session';

/**
 * Gives the App Connect server a one-time RingCentral code of this admin, with which it fetches tokens of its own and
 * keeps them for the account (core 1.7.41 index.js:2979). Any session may do so there, so that only admins may is kept here.
 */
export async function authorizeReports(context: Context, clientId: string): Promise<void> {
  await refuseNonAdmin();
  const serversClientId = clientId || (await currentClientId(context));
  await withServer(async (session) => {
    const code = await askRingCentral(context, (http, token) =>
      requestInteropCode(http, token, serversClientId),
    );
    await askServer(context.http, session, {
      method: 'GET',
      path: '/ringcentral/oauth/callback',
      query: { code },
    });
  });
}
