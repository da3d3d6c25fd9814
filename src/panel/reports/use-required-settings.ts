import { useCallback } from 'react';
import { manifestKey } from '../../core/directory/catalog';
import type { InstalledPlugin } from '../../core/plugins/installed-plugin';
import { readPluginDescription } from '../../core/plugins/plugin-description';
import type { RequiredSettings } from '../../core/reports/plugin-report';
import { manifestCache } from '../../storage/directory/manifest-cache';
import { useQuery } from '../shared/request';

const none: RequiredSettings = new Map();

/** The required settings of each plugin, from manifests as the worker last saw them. */
export function useRequiredSettings(plugins: readonly InstalledPlugin[]): RequiredSettings {
  const read = useCallback(
    async () =>
      new Map(
        await Promise.all(plugins.map(async (plugin) => [plugin.id, await requiredBy(plugin)] as const)),
      ),
    [plugins],
  );
  return useQuery(read, undefined).output ?? none;
}

async function requiredBy({ id, name }: InstalledPlugin): Promise<string[]> {
  const kept = await manifestCache.get(manifestKey('plugin', id)).catch(() => undefined);
  const fields = readPluginDescription(kept?.body, name)?.fields ?? [];
  return fields
    .filter(({ required, hidden, isConditional }) => required && !hidden && isConditional !== true)
    .map(({ key }) => key);
}
