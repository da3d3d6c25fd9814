import { requestServer } from '../../api/basics/app-connect';
import { requestInteropCode } from '../../api/sign-in/ringcentral';
import { requireAdmin } from '../settings/admin-document';
import type { Context } from '../worker/context';
import { askRingCentral, currentClientId } from '../sign-in/ring-central';
import { withServer } from '../sign-in/server-session';

/**
 * Gives the App Connect server a one-time RingCentral code of this admin, which it exchanges for tokens and keeps for
 * the account (core 1.7.41 index.js:2979). The server accepts this from any session; the restriction to admins is
 * made here.
 */
export async function authorizeReports(context: Context, clientId: string): Promise<void> {
  await requireAdmin();
  const serversClientId = clientId || (await currentClientId(context));
  await withServer(context, async (session) => {
    const code = await askRingCentral(context, (http, token) =>
      requestInteropCode(http, token, serversClientId),
    );
    await requestServer(context.http, session, {
      purpose: 'report_access',
      method: 'GET',
      path: '/ringcentral/oauth/callback',
      secrets: { oneTimeCode: code },
    });
  });
}
