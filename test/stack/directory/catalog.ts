import { CONNECTOR_IDENTITIES, connectorManifest } from '../connectors/connector-manifest';
import type { ServerName } from '../core/core-version';
import { HOSTS } from '../hosts';
import type { PluginDefinition } from '../plugins/plugin-definition';
import { pluginIconUrl, pluginManifest } from '../plugins/plugin-manifest';
import { SAMPLE_PLUGINS } from '../plugins/sample-plugins';
import { BROKEN_MANIFEST_ENTRY, MALFORMED_ENTRY } from './bad-entries';

export type CatalogType = 'plugin' | 'connector';

/** One published thing: its line in the list and its full description. */
export interface CatalogEntry {
  readonly type: CatalogType;
  readonly id: string;
  readonly access: 'public' | 'private' | 'shared';
  readonly ownerAccountId: string;
  readonly sharedWith: readonly string[];
  /** The line of the list; usually an object, for bad entries anything. */
  item: unknown;
  manifest: unknown;
}

/** What the directory has published, in its own order. */
export class Catalog {
  private entries: CatalogEntry[] = sampleEntries();

  reset(): void {
    this.entries = sampleEntries();
  }

  /** Adds an entry, in place of one with the same id. */
  publish(entry: CatalogEntry): void {
    const index = this.entries.findIndex(({ id }) => id === entry.id);
    if (index >= 0) this.entries[index] = entry;
    else this.entries.push(entry);
  }

  /** Takes an entry out of lists and manifests. */
  withdraw(id: string): void {
    this.entries = this.entries.filter((entry) => entry.id !== id);
  }

  find(id: string): CatalogEntry | null {
    return this.entries.find((entry) => entry.id === id) ?? null;
  }

  listPublic(type: CatalogType): CatalogEntry[] {
    return this.entries.filter((entry) => entry.type === type && entry.access === 'public');
  }

  listPrivate(type: CatalogType, accountId: string): CatalogEntry[] {
    return this.entries.filter(
      (entry) => entry.type === type && entry.access !== 'public' && entry.ownerAccountId === accountId,
    );
  }

  listShared(type: CatalogType, accountId: string): CatalogEntry[] {
    return this.entries.filter((entry) => entry.type === type && entry.sharedWith.includes(accountId));
  }
}

function sampleEntries(): CatalogEntry[] {
  return [...SAMPLE_PLUGINS.map(pluginEntry), BROKEN_MANIFEST_ENTRY, MALFORMED_ENTRY, ...connectorEntries()];
}

/** The catalog entry of a sample plugin. */
export function pluginEntry(plugin: PluginDefinition): CatalogEntry {
  return {
    type: 'plugin',
    id: plugin.id,
    access: plugin.access,
    ownerAccountId: plugin.ownerAccountId,
    sharedWith: plugin.sharedWith ?? [],
    item: {
      id: plugin.id,
      name: plugin.name,
      displayName: plugin.displayName,
      description: plugin.description,
      iconUrl: pluginIconUrl(plugin.id),
      version: plugin.version,
      accountId: plugin.ownerAccountId,
      developer: { name: plugin.developer },
      status: plugin.access === 'public' ? 'approved' : 'private',
    },
    manifest: pluginManifest(plugin),
  };
}

const CONNECTOR_OWNER = '900000009';

function connectorEntries(): CatalogEntry[] {
  const servers: ServerName[] = ['callback', 'polling'];
  return servers.flatMap((server) =>
    CONNECTOR_IDENTITIES.map((identity): CatalogEntry => {
      const classic = server === 'polling';
      const id = identity.platform.toLowerCase() + (classic ? '-classic' : '');
      const manifest = connectorManifest(identity, server);
      return {
        type: 'connector',
        id,
        access: 'public',
        ownerAccountId: CONNECTOR_OWNER,
        sharedWith: [],
        item: {
          id,
          name: identity.platform,
          displayName: identity.displayName + (classic ? ' classic' : ''),
          description: `Contacts and records of ${identity.displayName}.`,
          iconUrl: `https://${HOSTS.directory}/icons/${identity.platform}.svg`,
          version: manifest.version,
          accountId: CONNECTOR_OWNER,
          developer: { name: 'Sample CRM makers' },
          status: 'approved',
        },
        manifest,
      };
    }),
  );
}
