import { describeDefaults, type AdminField } from '../../core/defaults';
import { readEntry } from '../../core/entry';
import type { FieldProblem } from '../../core/field';
import { formSchema, type FormSchema } from '../../core/form-schema';
import { readPluginDescription } from '../../core/plugin-description';
import { call } from '../../protocol/client';

/** An installed plugin's fields with what the admins set for everybody. */
export interface PluginDefaults {
  readonly displayName: string;
  readonly developer: string;
  /** '' where there is none. */
  readonly iconUrl: string;
  readonly fields: readonly AdminField[];
  readonly form: FormSchema;
  /** What of the form was refused. */
  readonly formProblems: readonly FieldProblem[];
  /** False when the directory has lost it: there is nothing to show then. */
  readonly hasManifest: boolean;
}

/** As the server has them now. Throws `ProblemError`. */
export async function loadDefaults(pluginId: string): Promise<PluginDefaults> {
  const { record, body, iconUrl } = await call('getPluginDefaults', { pluginId });
  const entry = readEntry(record);
  const manifest = readPluginDescription(body, entry.name);
  const fields = manifest?.fields ?? [];
  return {
    displayName: manifest?.displayName || entry.name || pluginId,
    developer: manifest?.developer ?? '',
    iconUrl,
    fields: describeDefaults(fields, entry),
    form: formSchema(fields, { withHidden: true, rules: manifest?.rules }),
    formProblems: manifest?.formProblems ?? [],
    hasManifest: manifest !== undefined,
  };
}
