import type { JsonObject } from '../../core/basics/json';
import { fail, type Problem } from '../../core/basics/problem';
import type { Consent } from '../../core/plugins/consent';
import { changeDefaults, type FieldDefaults } from '../../core/plugins/defaults';
import { readEntry, writeEntry, type PluginEntry } from '../../core/plugins/entry';
import type { FilePlugin, OrganisationContent, OrganisationFile } from '../../core/plugins/organisation-file';
import {
  exportFields,
  isStillSo,
  plannedDefaults,
  planFields,
  type DeclaredForm,
  type FieldPlan,
  type PlannedChange,
} from '../../core/plugins/organisation-plan';
import type { PluginDescription } from '../../core/plugins/plugin-description';
import { settingsKey } from '../../core/plugins/plugin-key';
import { installedIn } from '../../core/plugins/plugin-settings';
import { readAdminConfig } from '../../core/settings/admin-config';
import { numberFormatKeys } from '../../core/settings/present-shape';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { settingRecords } from '../../storage/settings/managed';
import { connection, identity } from '../../storage/sign-in/session-owner';
import { refuseUnlessAdmin, saveAdminRecords } from '../settings/save-admin-records';
import { installedEntry } from './edit-plugin-defaults';
import { eachOf, findListed, loadInstalled, loadListed, type Found } from './find-plugins';
import { installPlugin } from './install-plugin';

/** The settings that an admin can make here, as forms: those of client and panel, and those of the CRM. */
export interface SettingForms {
  readonly settings: DeclaredForm;
  readonly crm: DeclaredForm;
}

/** Something of an organization that is not in its file, and what it belongs to; '' for the settings. */
export interface Withheld {
  readonly of: string;
  /** Names of the fields; `undefined` where nobody could say which are secrets, and all stayed out. */
  readonly titles: readonly string[] | undefined;
}

export interface Collected {
  readonly file: OrganisationContent;
  readonly withheld: readonly Withheld[];
}

/** Everything for the file, as it is on the server now. Throws `ProblemError`. */
export async function collectOrganisation(forms: SettingForms): Promise<Collected> {
  await refuseUnlessAdmin();
  const crm = (await readItem(connection)) ?? fail('not_connected');
  const { admin } = await call('readSettings', {});
  const config = readAdminConfig(admin);
  const ofSettings = exportFields(forms.settings, { config });
  const ofCrm = exportFields(forms.crm, { config });
  const plugins = await eachOf([...installedIn(admin)], async ([pluginId, entry]) =>
    describe(pluginId, entry, (await loadInstalled(pluginId, entry)).manifest),
  );
  return {
    file: {
      savedAt: systemClock.now(),
      plugins: plugins.map(({ plugin }) => plugin),
      settings: withoutEmptyFormats(ofSettings.values),
      crm: { platform: crm.platform, name: crm.connectorName, settings: ofCrm.values },
    },
    withheld: [
      { of: '', titles: [...ofSettings.withheld, ...ofCrm.withheld] },
      ...plugins.map(({ plugin, titles }) => ({ of: plugin.name, titles })),
    ].filter(({ titles }) => titles?.length !== 0),
  };
}

/** All number formats stand in one record: what is empty in it, nobody has set. */
function withoutEmptyFormats(values: FieldDefaults): FieldDefaults {
  const isEmptyFormat = (key: string) =>
    numberFormatKeys.some((one) => one === key) && values[key]?.value === '' && !values[key].locked;
  return Object.fromEntries(Object.entries(values).filter(([key]) => !isEmptyFormat(key)));
}

/** Only its manifest says which of its values are secrets: without one, none is taken along. */
function describe(
  pluginId: string,
  entry: PluginEntry,
  manifest: PluginDescription | undefined,
): { plugin: FilePlugin; titles: readonly string[] | undefined } {
  const { values, withheld } = manifest ? exportFields(manifest, entry) : noFields;
  const name = manifest?.displayName || entry.name || pluginId;
  return {
    plugin: { id: pluginId, name, version: entry.version, defaults: values },
    titles:
      manifest || Object.values(entry.config).every(({ value }) => value === undefined)
        ? withheld
        : undefined,
  };
}

const noFields = { values: {}, withheld: [] };

/** What a file means for one plugin here. */
export interface PluginPlan {
  readonly pluginId: string;
  readonly displayName: string;
  /** Otherwise it is installed first, which an admin has to agree to. */
  readonly isInstalled: boolean;
  /** What its installation would send, and where; `undefined` where it cannot be installed. */
  readonly consent: Consent | undefined;
  /** Why nothing can be done for it. */
  readonly problem: Problem | undefined;
  readonly form: DeclaredForm;
  readonly fields: FieldPlan;
  /** The account's record of it, as read. */
  readonly record: unknown;
}

export interface OrganisationPlan {
  /** The account's settings as read: changes are based on them. */
  readonly admin: JsonObject;
  readonly plugins: readonly PluginPlan[];
  readonly settings: FieldPlan;
  readonly crm: FieldPlan;
  /** The file was made with another CRM: its settings do not belong here. */
  readonly isOtherCrm: boolean;
  /** Names of plugins that are installed here and not in the file; they stay. */
  readonly others: readonly string[];
}

/**
 * What a file would change here, held against what is published and set now. Writes nothing. Throws `ProblemError`.
 * @param refuses which values of settings do not fit for a reason of their own
 */
export async function planImport({
  file,
  forms,
  refuses,
}: {
  readonly file: OrganisationFile;
  readonly forms: SettingForms;
  readonly refuses: (key: string, value: unknown) => boolean;
}): Promise<OrganisationPlan> {
  await refuseUnlessAdmin();
  const crm = (await readItem(connection)) ?? fail('not_connected');
  const { admin } = await call('readSettings', {});
  const stored = { config: readAdminConfig(admin) };
  const isOtherCrm = file.crm.platform !== crm.platform;
  const installed = installedIn(admin);
  const catalog = await findListed(file.plugins.filter(({ id }) => !installed.has(id)).map(({ id }) => id));
  const plugins = await eachOf(file.plugins, async (plugin) => {
    const record = admin[settingsKey(plugin.id)];
    const entry = record === undefined ? undefined : readEntry(record);
    const here = installed.get(plugin.id);
    const found = here ? await loadInstalled(plugin.id, here) : await loadListed(plugin, catalog);
    return planPlugin(plugin, { found, record, entry, isInstalled: here !== undefined });
  });
  const inFile = new Set(file.plugins.map(({ id }) => id));
  const shown = new Map((await readItem(installedPlugins)).plugins.map((one) => [one.id, one.displayName]));
  return {
    admin,
    plugins,
    settings: planFields(forms.settings, stored, file.settings, refuses),
    crm: isOtherCrm ? noPlan : planFields(forms.crm, stored, file.crm.settings),
    isOtherCrm,
    others: [...installed]
      .filter(([id]) => !inFile.has(id))
      .map(([id, { name }]) => shown.get(id) || name || id),
  };
}

const noPlan: FieldPlan = { changes: [], left: [], onlyHere: [] };

function planPlugin(
  { id, name, defaults }: FilePlugin,
  {
    found: { manifest, consent, problem },
    record,
    entry,
    isInstalled,
  }: { found: Found; record: unknown; entry: PluginEntry | undefined; isInstalled: boolean },
): PluginPlan {
  const form = { fields: manifest?.fields ?? [], rules: manifest?.rules };
  return {
    pluginId: id,
    displayName: manifest?.displayName || name || id,
    isInstalled,
    consent: isInstalled ? undefined : consent,
    problem,
    form,
    // An installation brings back what was set before the plugin was uninstalled.
    fields: problem ? noPlan : planFields(form, { config: entry?.config ?? {} }, defaults),
    record,
  };
}

/**
 * Brings one plugin to what was planned and shown: installs it first where it is not, with what was agreed to, then
 * sets defaults and locks. What another admin has set meanwhile is not overwritten (`stale`). Throws `ProblemError`;
 * what was done by then stays, and calling it again goes on from there.
 */
export async function importPlugin({
  plan: { pluginId, displayName, isInstalled, form, record },
  consent,
  changes,
}: {
  readonly plan: PluginPlan;
  readonly consent: Consent | undefined;
  readonly changes: readonly PlannedChange[];
}): Promise<void> {
  await refuseUnlessAdmin();
  const key = settingsKey(pluginId);
  const isHere = isInstalled || installedIn((await readItem(settingRecords)).admin).has(pluginId);
  if (!isHere)
    await installPlugin({ pluginId, intent: 'install', consent: consent ?? fail('consent_needed') });
  if (changes.length === 0) return;
  const who = { by: (await readItem(identity))?.name ?? '', at: systemClock.now() };
  await saveAdminRecords({
    column: 'userSettings',
    changes: {
      [key]: {
        displayName,
        change: (before) => {
          const entry = installedEntry(before);
          if (!isStillSo(form.fields, entry, changes)) fail('stale');
          return writeEntry(changeDefaults(entry, form.fields, plannedDefaults(changes), who));
        },
      },
    },
    ...(isInstalled && { seen: { [key]: record } }),
  });
}
