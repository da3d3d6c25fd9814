import type { CatalogItem } from '../../core/catalog';
import { readPluginDescription, type PluginDescription } from '../../core/plugin-description';
import { fail } from '../../core/problem';
import { call } from '../../protocol/client';

/** One plugin of the catalog, as its screen shows it. */
export interface PluginDetails {
  readonly item: CatalogItem;
  readonly manifest: PluginDescription;
}

/** Throws `ProblemError`. */
export async function loadDetails(pluginId: string): Promise<PluginDetails> {
  const { item, body } = await call('getPlugin', { pluginId });
  return { item, manifest: readPluginDescription(body, item.name) ?? fail('manifest') };
}
