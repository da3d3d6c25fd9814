import { createDialerApp } from './dialer-app';
import { createDirectoryApp } from './directory/directory-app';
import { HOSTS, pluginHost } from './hosts';
import { createLandingApp } from './landing-app';
import { createLoggingServiceApp } from './logging-service/logging-service-app';
import { createNoteCacheApp } from './note-cache-app';
import { createProviderApp } from './provider/provider-app';
import { createRequestsApp } from './control/requests-app';
import { createRingCentralApp } from './ringcentral/ringcentral-app';
import type { World } from './world';

/** Gives each public name to the part of the world that plays it. */
export function assignHosts(world: World): void {
  const { router, servers } = world;
  router.set(HOSTS.ringcentral, createRingCentralApp(world.tokens));
  router.set(HOSTS.directory, createDirectoryApp(world.catalog));
  router.set(HOSTS.dialer, createDialerApp(world.dialer));
  router.set(HOSTS.landing, createLandingApp());
  router.set(HOSTS.callbackServer, (request, response) => servers.callback.handle(request, response));
  router.set(HOSTS.pollingServer, (request, response) => servers.polling.handle(request, response));
  router.set(HOSTS.loggingService, createLoggingServiceApp(world.loggingService, world.tokens));
  router.set(HOSTS.keyCrm, world.crms.keycrm.app);
  router.set(HOSTS.oauthCrm, world.crms.oauthcrm.app);
  router.set(HOSTS.provider, createProviderApp());
  router.set(HOSTS.noteCache, createNoteCacheApp());
  router.set(HOSTS.control, createRequestsApp(world.journal));
  for (const [id, plugin] of world.plugins) router.set(pluginHost(id), plugin.app);
}
