import type { ServerName } from '../core/core-version';
import { SAMPLE_PLUGINS } from '../plugins/sample-plugins';
import type { PluginDefinition } from '../plugins/plugin-definition';
import type { Document } from './own-client';

const field = (value: unknown, customizable = true) => ({ value, customizable });

/** Fields that an admin has set in the form of a plugin; the form writes all of them. */
const configs: { readonly [pluginId: string]: Document } = {
  redaction: {
    mark: field('[by the organisation]', false),
    keepLast: field(2),
    rules: field(['cards', 'ids']),
    upper: field(false),
    tenant: field('lovelace', false),
  },
  summary: { style: field('bullets'), maxWords: field(40) },
  archive: {
    region: field('eu', false),
    retentionDays: field(30),
    uploadFor: field(['inbound']),
    addLink: field(true),
    secret: field('', false),
  },
  'follow-up': {},
  scoring: { label: field('Score') },
  capitals: {},
};

/** Uninstalled: the entry stays, and says so. */
const removed = new Set(['capitals']);
/** Written by a form that names the flag as a person's does. */
const inOtherDialect = new Set(['scoring']);

/** Its plugins, as the install page of App Connect's own client leaves them. */
export const ORGANISATION_PLUGINS: readonly PluginDefinition[] = SAMPLE_PLUGINS.filter(({ id }) =>
  Object.hasOwn(configs, id),
);

export const isRemoved = ({ id }: PluginDefinition): boolean => removed.has(id);

/** The polling server cannot run a shared plugin: with it installed, no client could log a call there. */
const runsOn = ({ access }: PluginDefinition, server: ServerName) =>
  access !== 'shared' || server === 'callback';

export const accountPlugins = (server: ServerName): Document =>
  Object.fromEntries(
    ORGANISATION_PLUGINS.filter((plugin) => runsOn(plugin, server)).map((plugin) => [
      `plugin_${plugin.id}`,
      {
        [inOtherDialect.has(plugin.id) ? 'isCustomizable' : 'customizable']: true,
        ...(isRemoved(plugin) && { isRemoved: true }),
        value: {
          name: plugin.name,
          version: plugin.version,
          isAsync: 'async' in plugin.runs,
          logTypes: plugin.supportedLogTypes,
          access: plugin.access,
          requireLicense: plugin.requireLicense ?? false,
          config: configs[plugin.id],
        },
      },
    ]),
  );
