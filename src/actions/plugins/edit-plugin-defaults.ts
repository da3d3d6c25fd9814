import { listKey } from '../../core/directory/catalog';
import * as draftName from '../../core/forms/draft-name';
import type { DeclaredField } from '../../core/forms/declared-field';
import {
  changeDefaults,
  describeDefaults,
  findWrongDefaults,
  type AdminField,
  type FieldDefaults,
} from '../../core/plugins/defaults';
import { readEntry, writeEntry, type PluginEntry } from '../../core/plugins/entry';
import { settingsKey } from '../../core/plugins/plugin-key';
import type { FieldProblem } from '../../core/forms/field';
import { formSchema, type FormSchema } from '../../core/forms/form-schema';
import { readPluginDescription } from '../../core/plugins/plugin-description';
import { readPluginManifest } from '../../core/plugins/plugin-manifest';
import { absenceOf, type Absence } from '../../core/directory/absence';
import { fail, toProblem } from '../../core/basics/problem';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { catalogCache } from '../../storage/directory/catalog-cache';
import { readItem } from '../../storage/basics/item';
import { identity } from '../../storage/sign-in/session-owner';
import { refuseUnlessAdmin, saveAdminRecords } from '../settings/save-admin-records';

/** An installed plugin's fields with the values that admins set for everybody. */
export interface PluginDefaults {
  readonly pluginId: string;
  readonly displayName: string;
  readonly developer: string;
  /** '' for none. */
  readonly iconUrl: string;
  readonly fields: readonly AdminField[];
  readonly form: FormSchema;
  /** Parts of the form that were refused. */
  readonly formProblems: readonly FieldProblem[];
  /** Why there is no manifest, and nothing to show; `undefined` where there is one. */
  readonly absence: Absence | undefined;
  /** The fields that its values are checked against. */
  readonly declared: readonly DeclaredField[];
  /** The account's record of it, as read. */
  readonly record: unknown;
}

/** The values now on the server. Throws `ProblemError`. */
export async function loadDefaults(pluginId: string): Promise<PluginDefaults> {
  await refuseUnlessAdmin();
  const { admin } = await call('readSettings', {});
  const record = admin[settingsKey(pluginId)];
  const entry = installedEntry(record);
  const { access, ownerAccountId } = entry;
  const [{ body, absence }, iconUrl] = await Promise.all([
    // A plugin whose manifest cannot be had keeps running.
    call('getManifest', { kind: 'plugin', id: pluginId, access, ownerAccountId }).then(
      (found) => ({ body: found, absence: undefined }),
      (error: unknown) => ({ body: undefined, absence: absenceOf(toProblem(error)) }),
    ),
    readIconUrl(pluginId),
  ]);
  const manifest = readPluginDescription(body, entry.name);
  const fields = manifest?.fields ?? [];
  return {
    pluginId,
    displayName: manifest?.displayName || entry.name || pluginId,
    developer: manifest?.developer ?? '',
    iconUrl,
    fields: describeDefaults(fields, entry),
    form: formSchema(fields, { withHidden: true, rules: manifest?.rules }),
    formProblems: manifest?.formProblems ?? [],
    absence: manifest ? undefined : (absence ?? 'not_loaded'),
    declared: readPluginManifest(body, entry.name)?.settings ?? [],
    record,
  };
}

/**
 * Sets defaults and locks of the given fields for everybody, checked by the rules for users. Fields set by another
 * admin are kept. Returns what stands then. Throws `ProblemError`.
 */
export async function saveDefaults<
  Defaults extends Pick<PluginDefaults, 'pluginId' | 'displayName' | 'fields' | 'declared' | 'record'>,
>({
  defaults,
  changes,
}: {
  readonly defaults: Defaults;
  readonly changes: FieldDefaults;
}): Promise<Defaults> {
  const { pluginId, displayName, declared, record } = defaults;
  await refuseUnlessAdmin();
  const wrong = findWrongDefaults(declared, changes);
  if (wrong.length > 0) fail('invalid_input', { missing: wrong });
  const who = { by: (await readItem(identity))?.name ?? '', at: systemClock.now() };
  const key = settingsKey(pluginId);
  const { [key]: written } = await saveAdminRecords({
    column: 'userSettings',
    changes: {
      [key]: {
        displayName,
        change: (before) => writeEntry(changeDefaults(installedEntry(before), declared, changes, who)),
      },
    },
    seen: { [key]: record },
    draft: draftName.pluginDefaults(pluginId),
  });
  const fields = defaults.fields.map((field) => ({
    key: field.key,
    hidden: field.isHidden,
    default: field.pluginDefault,
  }));
  return { ...defaults, fields: describeDefaults(fields, readEntry(written)), record: written };
}

export function installedEntry(record: unknown): PluginEntry {
  const entry = readEntry(record);
  return record === undefined || entry.isRemoved ? fail('not_found') : entry;
}

async function readIconUrl(pluginId: string): Promise<string> {
  const accountId = (await readItem(identity))?.accountId ?? '';
  const catalog = await catalogCache.get(listKey('plugin', accountId));
  return catalog?.items.find(({ id }) => id === pluginId)?.iconUrl ?? '';
}
