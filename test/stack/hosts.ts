/** The public names that the stack plays, all behind one TLS port. */
export const HOSTS = {
  ringcentral: 'platform.ringcentral.com',
  directory: 'appconnect.labs.ringcentral.com',
  dialer: 'apps.ringcentral.com',
  landing: 'ringcentral.github.io',
  callbackServer: 'callback.app-connect.example',
  pollingServer: 'polling.app-connect.example',
  loggingService: 'logging.app-connect.example',
  keyCrm: 'keycrm.example',
  oauthCrm: 'oauthcrm.example',
  provider: 'provider.example',
  control: 'control.example',
  noteCache: 'note-cache.example',
} as const;

const PLUGIN_DOMAIN = '.plugins.example';

/** The public name of a plugin's own server. */
export function pluginHost(pluginId: string): string {
  return `${pluginId}${PLUGIN_DOMAIN}`;
}

/** The plugin that a public name belongs to, or null when the name is not a plugin server's. */
export function pluginIdOfHost(host: string): string | null {
  return host.endsWith(PLUGIN_DOMAIN) ? host.slice(0, -PLUGIN_DOMAIN.length) : null;
}

/** Whether the stack answers for a public name; everything else must never be reached. */
export function isPlayedHost(host: string): boolean {
  return host.endsWith('.ringcentral.com') || host === HOSTS.landing || host.endsWith('.example');
}
