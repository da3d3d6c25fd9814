import { getAuthorizationUrl } from '../api/plugin-server';
import type { Connection } from '../core/account';
import { defaultRedirectPage, readDeparture } from '../core/landing';
import type { PluginManifest } from '../core/plugin-manifest';
import { fail, ProblemError, toProblem } from '../core/problem';
import { withLock } from '../platform/lock';
import { hasHost } from '../platform/permission';
import { randomText } from '../platform/random';
import { focusWindow } from '../platform/sign-in-window';
import type { Context } from './context';
import { findFlows, startLock } from './oauth-flows';
import { endUnlanded } from './oauth-landing';
import { openFlow } from './oauth-window';
import { addressOf, openPlugin, setAccount } from './plugin-account';

/**
 * Connects a person's third-party account (design.md, walk connectPlugin): asks the plugin for the provider's page,
 * opens it, and watches that one window. What becomes of it is written where the panel paints from.
 */
export async function connectAccount(context: Context, pluginId: string): Promise<void> {
  const { connection, manifest, key } = await openPlugin(context, pluginId);
  await withLock(startLock(key), async () => {
    await cancelAccount(context, pluginId);
    await setAccount(context, key, () => ({ state: 'connecting' }));
    try {
      await open(context, { pluginId, key, connection, manifest });
    } catch (error) {
      await setAccount(context, key, () => ({ state: 'not_connected', problem: toProblem(error) }));
      if (!(error instanceof ProblemError)) throw error;
    }
  });
}

interface Start {
  readonly pluginId: string;
  readonly key: string;
  readonly connection: Connection;
  readonly manifest: PluginManifest;
}

async function open(context: Context, { pluginId, key, connection, manifest }: Start): Promise<void> {
  const redirectPage = connection.redirectPage ?? defaultRedirectPage;
  if (!(await hasHost(redirectPage))) fail('sign_in_permission');
  const address = await getAuthorizationUrl(context.http, addressOf(manifest, 'authorizationUrl'), pluginId);
  const hosts = [...new Set(Object.values(manifest.addresses).map((one) => new URL(one).host))];
  const { url, state } = readDeparture(address, { redirectPage, hosts });
  await openFlow(context, url, {
    kind: 'plugin',
    id: randomText(context.random),
    pluginId,
    key,
    departure: { redirectPage, hosts, state },
  });
}

/** Gives up a sign-in that is under way; its window closes. */
export async function cancelAccount(context: Context, pluginId: string): Promise<void> {
  for (const flow of await findFlows((one) => one.kind === 'plugin' && one.pluginId === pluginId)) {
    await endUnlanded(context, flow, 'cancelled');
  }
}

/** Brings the window of a sign-in that is under way to the front. */
export async function showSignInWindow(pluginId: string): Promise<void> {
  const [flow] = await findFlows((one) => one.kind === 'plugin' && one.pluginId === pluginId);
  await focusWindow((flow ?? fail('not_found')).windowId);
}
