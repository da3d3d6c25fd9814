import { useCallback, useMemo } from 'react';
import type { FieldProblem } from '../../core/field';
import { formSchema, type FormSchema } from '../../core/form-schema';
import type { InstalledPlugin } from '../../core/installed-plugin';
import { readPluginDescription, type PluginDescription } from '../../core/plugin-description';
import { manifestCache } from '../../storage/collections';
import { useAsked } from '../request';

/** An installed plugin with the form of its settings. */
export interface ConfiguredPlugin extends InstalledPlugin {
  readonly form: FormSchema;
  /** What of the form was refused. */
  readonly formProblems: readonly FieldProblem[];
}

/** The form is made of the manifest as the worker last saw it; `undefined` while that is being read. */
export function useConfiguredPlugin(plugin: InstalledPlugin): ConfiguredPlugin | undefined {
  const read = useCallback(async () => {
    const kept = await manifestCache.get(`plugin:${plugin.id}`).catch(() => undefined);
    return readPluginDescription(kept?.body, plugin.name) ?? null;
  }, [plugin]);
  const { output: manifest } = useAsked(read, undefined);
  return useMemo(
    () => (manifest === undefined ? undefined : configure(plugin, manifest)),
    [plugin, manifest],
  );
}

/** Only what the form shows can be set. */
function configure(plugin: InstalledPlugin, manifest: PluginDescription | null): ConfiguredPlugin {
  const { fields = [], rules, formProblems = [] } = manifest ?? {};
  const settings = fields
    .filter((field) => !field.hidden)
    .flatMap(({ key }) => plugin.settings.filter((setting) => setting.key === key));
  return {
    ...plugin,
    hasManifest: plugin.hasManifest && manifest !== null,
    form: formSchema(fields, { rules }),
    formProblems,
    settings,
  };
}
