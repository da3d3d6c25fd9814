import { getAuthorizationUrl } from '../../api/sign-in/plugin-server';
import type { Connection } from '../../core/crm/account';
import { defaultRedirectPage, readDeparture } from '../../core/sign-in/landing';
import { fail, ignoreProblem, toProblem } from '../../core/basics/problem';
import { withLock } from '../../platform/lock';
import { hasHost } from '../../platform/permission';
import { randomText } from '../../platform/random';
import type { Input } from '../../protocol/methods';
import type { Context } from '../worker/context';
import { keptAdmin, landingHosts, requireAgreed } from './agreed-address';
import { startLock } from './sign-in-flows';
import { cancelSignIn, openFlow } from './sign-in-window';
import { requireAccount, setState } from './plugin-account';

type Wish = Input<'connectAccount'>;

/**
 * Connects a person's third-party account: asks the plugin for the provider's page, opens it and watches that one
 * window. Progress is stored where the panel paints from.
 */
export async function connectAccount(context: Context, wish: Wish): Promise<void> {
  const { pluginId } = wish;
  const { connection, key } = await requireAccount(pluginId);
  await withLock(startLock(key), async () => {
    await cancelSignIn(context, pluginId);
    await setState(context, key, 'connecting');
    try {
      await open(context, { key, connection, wish });
    } catch (error) {
      await setState(context, key, 'not_connected', toProblem(error));
      ignoreProblem(error);
    }
  });
}

interface Start {
  readonly key: string;
  readonly connection: Connection;
  readonly wish: Wish;
}

async function open(context: Context, { key, connection, wish }: Start): Promise<void> {
  const { pluginId, authorizationUrl, authStateUrl } = wish;
  await requireAgreed(await keptAdmin(), pluginId, 'signIn', authorizationUrl);
  const hosts = await landingHosts(pluginId);
  const redirectPage = connection.redirectPage ?? defaultRedirectPage;
  if (!(await hasHost(redirectPage))) fail('sign_in_permission');
  const address = await getAuthorizationUrl(context.http, authorizationUrl, pluginId);
  const { url, state } = readDeparture(address, { redirectPage, hosts });
  await openFlow(context, url, {
    kind: 'plugin',
    id: randomText(context.random),
    pluginId,
    ...(authStateUrl && { authStateUrl }),
    key,
    departure: { redirectPage, hosts, state },
  });
}
