import type { JsonObject } from '../../core/basics/json';
import { fail, toProblem, type Problem } from '../../core/basics/problem';
import type { CatalogItem } from '../../core/directory/catalog';
import type { Consent } from '../../core/plugins/consent';
import { consentTo } from '../../core/plugins/consent-change';
import { changeDefaults } from '../../core/plugins/defaults';
import { readEntry, writeEntry, type PluginEntry } from '../../core/plugins/entry';
import { cannotRunShared, installBlockers } from '../../core/plugins/install-blockers';
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
import { readPluginDescription, type PluginDescription } from '../../core/plugins/plugin-description';
import { settingsKey } from '../../core/plugins/plugin-key';
import { installedIn } from '../../core/plugins/plugin-settings';
import { readAdminConfig } from '../../core/settings/admin-config';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import { readItem } from '../../storage/basics/item';
import { installedPlugins } from '../../storage/plugins/installed-plugins';
import { settingRecords } from '../../storage/settings/managed';
import { connection, identity } from '../../storage/sign-in/session-owner';
import { listCatalog } from '../directory/list-catalog';
import { loadManifest } from '../directory/load-manifest';
import { refuseUnlessAdmin, saveAdminRecords } from '../settings/save-admin-records';
import { installedEntry } from './edit-plugin-defaults';
import { installPlugin } from './install-plugin';

const mostAtATime = 4;

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
    describe(pluginId, entry, (await loadInstalled(pluginId, entry))?.manifest),
  );
  return {
    file: {
      savedAt: systemClock.now(),
      plugins: plugins.map(({ plugin }) => plugin),
      settings: ofSettings.values,
      crm: { platform: crm.platform, name: crm.connectorName, settings: ofCrm.values },
    },
    withheld: [
      { of: '', titles: [...ofSettings.withheld, ...ofCrm.withheld] },
      ...plugins.map(({ plugin, titles }) => ({ of: plugin.name, titles })),
    ].filter(({ titles }) => titles?.length !== 0),
  };
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

interface Found {
  readonly manifest?: PluginDescription;
  readonly consent?: Consent;
  readonly problem?: Problem;
}

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

async function loadInstalled(
  pluginId: string,
  { access, ownerAccountId, name }: PluginEntry,
): Promise<Found> {
  return read(loadManifest('plugin', { id: pluginId, access, ownerAccountId }), name);
}

async function loadListed({ id }: FilePlugin, { items, problem }: Listed): Promise<Found> {
  const item = items.get(id);
  if (!item) return { problem: problem ?? { code: 'not_found' } };
  const found = await read(loadManifest('plugin', item, true), item.name);
  const { manifest } = found;
  if (!manifest) return found;
  const { capabilities } = (await readItem(connection)) ?? fail('not_connected');
  if (cannotRunShared(item.access, capabilities)) return { problem: { code: 'shared_plugin' } };
  const missing = installBlockers(manifest, { byRegistration: capabilities.accountPlugins });
  if (missing.length > 0) return { problem: { code: 'manifest', missing } };
  return { manifest, consent: consentTo(manifest) };
}

async function read(body: Promise<unknown>, name: string): Promise<Found> {
  try {
    const manifest = readPluginDescription(await body, name);
    return manifest ? { manifest } : { problem: { code: 'manifest' } };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}

interface Listed {
  readonly items: ReadonlyMap<string, CatalogItem>;
  /** Why some may be missing. */
  readonly problem?: Problem | undefined;
}

/** The catalog is asked for once, however many a file names that nobody lists. */
async function findListed(ids: readonly string[]): Promise<Listed> {
  if (ids.length === 0) return { items: new Map() };
  const byId = (items: readonly CatalogItem[]) => new Map(items.map((item) => [item.id, item]));
  try {
    const kept = byId((await listCatalog('plugin', false)).items);
    if (ids.every((id) => kept.has(id))) return { items: kept };
    const { items, problems } = await listCatalog('plugin', true);
    return { items: byId(items), problem: problems[0]?.problem };
  } catch (error) {
    return { items: new Map(), problem: toProblem(error) };
  }
}

/** In order, a few at a time. */
async function eachOf<T, Result>(all: readonly T[], work: (one: T) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const left = [...all.entries()];
  await Promise.all(
    Array.from({ length: mostAtATime }, async () => {
      for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await work(next[1]);
    }),
  );
  return results;
}
