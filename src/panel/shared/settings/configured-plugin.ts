import { useCallback, useMemo } from 'react';
import { manifestKey } from '../../../core/directory/catalog';
import type { FieldProblem } from '../../../core/forms/field';
import { formSchema, type FormSchema } from '../../../core/forms/form-schema';
import type { InstalledPlugin } from '../../../core/plugins/installed-plugin';
import { readPluginDescription, type PluginDescription } from '../../../core/plugins/plugin-description';
import type { SeenPlugin } from '../../../actions/plugins/save-plugin-config';
import { manifestCache } from '../../../storage/directory/manifest-cache';
import { useQuery } from '../request';
import { usePanel } from '../../app/store';

/** An installed plugin with the form of its settings. */
export interface ConfiguredPlugin extends InstalledPlugin {
  readonly form: FormSchema;
  /** Parts of the form that were refused. */
  readonly formProblems: readonly FieldProblem[];
  /** Its manifest as last seen, unparsed. */
  readonly body: unknown;
}

/** The form is built from the manifest as the worker last saw it; `undefined` while that is being read. */
export function useConfiguredPlugin(plugin: InstalledPlugin): ConfiguredPlugin | undefined {
  const read = useCallback(async () => {
    const kept = await manifestCache.get(manifestKey('plugin', plugin.id)).catch(() => undefined);
    return { body: kept?.body, manifest: readPluginDescription(kept?.body, plugin.name) };
  }, [plugin]);
  const { output: seen } = useQuery(read, undefined);
  return useMemo(() => seen && configure(plugin, seen.body, seen.manifest), [plugin, seen]);
}

/** Everything that a save is computed from, ready before Save is pressed. */
export function useSeenPlugin({ id, body }: ConfiguredPlugin): SeenPlugin {
  const documents = usePanel((state) => state.settingRecords);
  const followsManifest = usePanel((state) => state.connection?.capabilities.accountPlugins === false);
  return useMemo(() => ({ id, body, documents, followsManifest }), [id, body, documents, followsManifest]);
}

/** Only settings that the form shows can be set. */
function configure(
  plugin: InstalledPlugin,
  body: unknown,
  manifest: PluginDescription | undefined,
): ConfiguredPlugin {
  const { fields = [], rules, formProblems = [] } = manifest ?? {};
  const settings = fields
    .filter((field) => !field.hidden)
    .flatMap(({ key }) => plugin.settings.filter((setting) => setting.key === key));
  return {
    ...plugin,
    hasManifest: plugin.hasManifest && manifest !== undefined,
    form: formSchema(fields, { rules }),
    formProblems,
    body,
    settings,
  };
}
