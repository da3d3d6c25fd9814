import type { InstalledPlugin } from '../../../src/core/installed-plugin';

/** The body of its manifest, as the directory gives it. */
export function sampleManifest(change: object = {}) {
  const pageContent = [
    { const: 'mark', title: 'Replace with', type: 'string', required: true },
    { const: 'days', title: 'Days', type: 'number' },
    { const: 'region', title: 'Region', type: 'string' },
    { const: 'secret', title: 'Secret', type: 'string', uiSchema: { 'ui:widget': 'password' } },
  ];
  return { platforms: { 'labs.redaction': { pageContent, ...change } } };
}

export function samplePlugin(change: Partial<InstalledPlugin> = {}): InstalledPlugin {
  return {
    id: 'redaction',
    name: 'labs.redaction',
    displayName: 'Redaction',
    developer: 'RC Labs',
    description: 'Removes numbers.',
    version: '1.2.0',
    access: 'public',
    isAsync: false,
    logTypes: ['call'],
    requireLicense: false,
    needsSignIn: false,
    hasManifest: true,
    settings: [
      { key: 'mark', value: '[removed]', origin: 'plugin', inherited: '[removed]' },
      { key: 'days', value: 90, origin: 'own', inherited: 365 },
      { key: 'region', value: 'eu', origin: 'locked', lock: { by: 'Priya', at: 0, reason: 'contract' } },
      { key: 'secret', value: undefined, origin: 'none' },
    ],
    ...change,
  };
}
