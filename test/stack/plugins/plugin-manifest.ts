import { HOSTS, pluginHost } from '../hosts';
import type { PluginDefinition } from './plugin-definition';

/** A plugin's manifest in the shape of the directory: `{ author, version, platforms: { <name>: … } }`. */
export function pluginManifest(plugin: PluginDefinition) {
  const base = `https://${pluginHost(plugin.id)}`;
  const isAsync = 'async' in plugin.runs;
  return {
    author: { name: plugin.developer },
    version: plugin.version,
    platforms: {
      [plugin.name]: {
        name: plugin.name,
        displayName: plugin.displayName,
        description: plugin.description,
        iconUrl: pluginIconUrl(plugin.id),
        version: plugin.version,
        isAsync,
        phase: isAsync ? 'afterLogging' : 'beforeLogging',
        supportedLogTypes: plugin.supportedLogTypes,
        requireLicense: plugin.requireLicense === true,
        endpointUrl: `${base}/plugin/${isAsync ? 'async' : 'sync'}`,
        userRegisterEndpointUrl: `${base}/admin/register`,
        tokenSyncUrl: `${base}/token/sync`,
        licenseStatusUrl: `${base}/license`,
        showAuthorizationButton: plugin.oauth === true,
        ...(plugin.oauth === true
          ? {
              authorizationUrl: `${base}/authUrl`,
              authStateUrl: `${base}/checkAuth`,
              logoutUrl: `${base}/logout`,
            }
          : {}),
        pageContent: plugin.pageContent,
        configSchema: plugin.configSchema,
        configUiSchema: plugin.configUiSchema,
      },
    },
  };
}

export function pluginIconUrl(pluginId: string): string {
  return `https://${HOSTS.directory}/icons/${pluginId}.svg`;
}
