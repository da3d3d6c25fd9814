import type { CatalogItem } from '../../../core/directory/catalog';
import { readPluginDescription, type PluginDescription } from '../../../core/plugins/plugin-description';
import { fail } from '../../../core/basics/problem';
import { loadPlugin } from '../../../actions/directory/load-manifest';

/** One plugin of the catalog, as its screen shows it. */
export interface LoadedDetails {
  readonly item: CatalogItem;
  readonly manifest: PluginDescription;
}

/** Throws `ProblemError`. */
export async function loadDetails(pluginId: string): Promise<LoadedDetails> {
  const { item, body } = await loadPlugin(pluginId);
  return { item, manifest: readPluginDescription(body, item.name) ?? fail('manifest') };
}
