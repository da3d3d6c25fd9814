import type { InstalledPlugin } from '../../../src/core/plugins/installed-plugin';
import { installedPlugin } from '../fakes/installed-plugin';

/** The body of its manifest, as the directory gives it. */
export function sampleManifest(change: object = {}) {
  const pageContent = [
    { const: 'mark', title: 'Replace with', type: 'string', default: '[removed]', required: true },
    { const: 'days', title: 'Days', type: 'number' },
    { const: 'region', title: 'Region', type: 'string' },
    { const: 'secret', title: 'Secret', type: 'string', uiSchema: { 'ui:widget': 'password' } },
  ];
  return { platforms: { 'labs.redaction': { pageContent, ...change } } };
}

/** The settings documents that make its settings what they are. */
export function sampleDocuments() {
  const lock = { by: 'Priya', at: 0, reason: 'contract' };
  const record = (config: object, own?: object) => ({
    customizable: true,
    value: { name: 'labs.redaction', version: '1.2.0', logTypes: ['call'], config, ...own },
  });
  const days = { value: 365, customizable: true };
  const region = { value: 'eu', customizable: false, lock };
  return {
    admin: { plugin_redaction: record({ days, region }) },
    own: { plugin_redaction: record({ days: { value: 90 } }, { ownChoices: { days: 90 } }) },
  };
}

export function samplePlugin(change: Partial<InstalledPlugin> = {}): InstalledPlugin {
  return installedPlugin('redaction', {
    displayName: 'Redaction',
    developer: 'RC Labs',
    description: 'Removes numbers.',
    version: '1.2.0',
    isAsync: false,
    settings: [
      { key: 'mark', value: '[removed]', origin: 'plugin', inherited: '[removed]' },
      { key: 'days', value: 90, origin: 'own', inherited: 365 },
      { key: 'region', value: 'eu', origin: 'locked', lock: { by: 'Priya', at: 0, reason: 'contract' } },
      { key: 'secret', value: undefined, origin: 'none' },
    ],
    ...change,
  });
}
