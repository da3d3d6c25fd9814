import type { InstalledPlugin } from '../../../src/core/plugins/installed-plugin';

/** An installed plugin of few words that works in the background. */
export function installedPlugin(id: string, change: Partial<InstalledPlugin> = {}): InstalledPlugin {
  return {
    id,
    name: `labs.${id}`,
    displayName: id,
    developer: '',
    description: '',
    version: '1',
    access: 'public',
    isAsync: true,
    logTypes: ['call'],
    requireLicense: false,
    needsSignIn: false,
    hasManifest: true,
    settings: [],
    ...change,
  };
}
