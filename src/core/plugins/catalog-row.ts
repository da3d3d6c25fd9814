import * as v from 'valibot';
import { readAbsence, type Absence } from '../directory/absence';
import type { Access, CatalogItem, ListSource } from '../directory/catalog';
import type { InstalledPlugin } from './installed-plugin';
import type { Installation } from './install';
import type { PluginFacts } from './plugin-facts';
import type { LogType } from '../basics/log-type';
import { compareNames } from '../basics/name-order';
import { isPluginAllowed } from '../settings/allowed-plugins';
import type { Policy } from '../settings/policy';
import type { RegistrationState } from './registration-state';

/** One line of the admin's catalog: the directory's data, whether it is installed, and what its manifest says. */
export interface CatalogRow {
  readonly id: string;
  readonly displayName: string;
  readonly developer: string;
  readonly description: string;
  readonly iconUrl: string;
  readonly access: Access;
  readonly isInstalled: boolean;
  /** Why the directory’s line or manifest of an installed plugin is not at hand. */
  readonly absence: Absence | undefined;
  readonly isRunning: boolean;
  readonly needsRepair: boolean;
  readonly isOverwritten: boolean;
  /** It is installed, and an address of it has left the host that was agreed to. */
  readonly asksForMore: boolean;
  /** This computer's policy does not allow it: as it is installed, else as it is listed. */
  readonly isForbidden: boolean;
  /** Version available as an update; '' for none. */
  readonly update: string;
  /** `undefined` until the manifest was read. */
  readonly traits: PluginTraits | undefined;
}

export interface PluginTraits {
  readonly isAsync: boolean;
  readonly logTypes: readonly LogType[];
  readonly requireLicense: boolean;
  readonly needsSignIn: boolean;
}

export interface CatalogSources {
  readonly items: readonly CatalogItem[];
  /** Why a list could not be loaded; `undefined` while they are being loaded. */
  readonly unloaded: { readonly [list in ListSource]?: Absence } | undefined;
  readonly installed: readonly InstalledPlugin[];
  readonly facts: readonly PluginFacts[];
  readonly installations: { readonly [id: string]: Installation };
  readonly registrations: { readonly [id: string]: RegistrationState };
  /** Plugins whose record another admin has overwritten. */
  readonly overwritten: ReadonlySet<string>;
  readonly policy: Pick<Policy, 'allowedPlugins'>;
}

/** All listed plugins, plus installed ones that are in none of the lists at hand. */
export function buildCatalogRows(sources: CatalogSources): CatalogRow[] {
  const installed = new Map(sources.installed.map((plugin) => [plugin.id, plugin]));
  const facts = new Map(sources.facts.map((one) => [one.id, one]));
  const listed = new Set(sources.items.map((item) => item.id));
  const lost = sources.installed.filter((plugin) => !listed.has(plugin.id));
  return [
    ...sources.items.map((item) => {
      const plugin = installed.get(item.id);
      const absence = plugin?.hasManifest === false ? readAbsence(plugin.absence) : undefined;
      return { ...describe(item, sources, plugin, facts.get(item.id)), absence };
    }),
    ...lost.map((plugin) => ({
      ...describe({ ...plugin, iconUrl: plugin.iconUrl ?? '' }, sources, plugin, facts.get(plugin.id)),
      absence: whyUnlisted(plugin, sources),
    })),
  ];
}

/** Only a list that was loaded can lack a plugin. */
function whyUnlisted(plugin: InstalledPlugin, { unloaded }: CatalogSources): Absence | undefined {
  if (!unloaded) return undefined;
  const isUnpublished = plugin.absence === 'withdrawn' ? 'withdrawn' : 'not_listed';
  return unloaded[plugin.access === 'public' ? 'public' : 'internal'] ?? isUnpublished;
}

function describe(
  item: Pick<
    CatalogItem,
    'id' | 'displayName' | 'developer' | 'description' | 'iconUrl' | 'access' | 'version'
  >,
  { installations, registrations, overwritten, policy }: CatalogSources,
  plugin: InstalledPlugin | undefined,
  facts: PluginFacts | undefined,
): Omit<CatalogRow, 'absence'> {
  const { id, displayName, developer, description, iconUrl, access } = item;
  const installation = installations[id];
  const registration = plugin && registrations[id];
  return {
    id,
    displayName,
    developer,
    description,
    iconUrl,
    access,
    isInstalled: plugin !== undefined,
    isRunning: installation?.state === 'running',
    needsRepair:
      installation?.state === 'needs_repair' ||
      plugin?.isBroken === true ||
      registration === 'missing' ||
      registration === 'wiped',
    isOverwritten: overwritten.has(id),
    asksForMore: plugin?.asksForMore === true || plugin?.isPaused === true,
    isForbidden: !isPluginAllowed(policy, id, plugin ?? item),
    update: plugin && item.version !== '' && item.version !== plugin.version ? item.version : '',
    traits: plugin?.hasManifest ? plugin : facts?.isKnown ? facts : undefined,
  };
}

export const accessFilters = ['all', 'public', 'shared', 'private'] as const;
export const stateFilters = ['installed', 'update', 'repair', 'license', 'sign_in'] as const;
export const logTypeFilters = ['any', 'call', 'sms', 'fax'] as const;
export const workFilters = ['any', 'sync', 'async'] as const;
export const catalogOrders = ['best', 'name', 'developer', 'installed'] as const;

/** How the admin has filtered and sorted the catalog; kept when the screen is left. */
export const catalogViewSchema = v.object({
  query: v.string(),
  access: v.picklist(accessFilters),
  states: v.array(v.picklist(stateFilters)),
  logType: v.picklist(logTypeFilters),
  work: v.picklist(workFilters),
  order: v.picklist(catalogOrders),
});

export type CatalogView = v.InferOutput<typeof catalogViewSchema>;
/** Filters and order, without the search. */
export type CatalogFilters = Omit<CatalogView, 'query'>;

export const plainView: CatalogView = {
  query: '',
  access: 'all',
  states: [],
  logType: 'any',
  work: 'any',
  order: 'best',
};

/** Number of active filters, not counting the search. */
export function countFilters({ access, states, logType, work }: CatalogFilters): number {
  return [access !== 'all', logType !== 'any', work !== 'any'].filter(Boolean).length + states.length;
}

/** Rows that pass all filters, and how many more might pass if their manifests were known. */
export function filterCatalog(
  rows: readonly CatalogRow[],
  view: CatalogFilters,
): { found: CatalogRow[]; unknown: number } {
  const plain = rows.filter((row) => passesPlain(row, view));
  if (!asksForTraits(view)) return { found: plain, unknown: 0 };
  return {
    found: plain.filter(({ traits }) => traits !== undefined && passesTraits(traits, view)),
    unknown: plain.filter(({ traits }) => traits === undefined).length,
  };
}

function passesPlain(row: CatalogRow, { access, states }: CatalogFilters): boolean {
  return (
    (access === 'all' || row.access === access) &&
    (!states.includes('installed') || row.isInstalled) &&
    (!states.includes('update') || row.update !== '') &&
    (!states.includes('repair') || row.needsRepair)
  );
}

function asksForTraits({ states, logType, work }: CatalogFilters): boolean {
  return states.includes('license') || states.includes('sign_in') || logType !== 'any' || work !== 'any';
}

function passesTraits(traits: PluginTraits, { states, logType, work }: CatalogFilters): boolean {
  return (
    (!states.includes('license') || traits.requireLicense) &&
    (!states.includes('sign_in') || traits.needsSignIn) &&
    (logType === 'any' || traits.logTypes.includes(logType)) &&
    (work === 'any' || traits.isAsync === (work === 'async'))
  );
}

/** `best`: by search rank; without a search, by name. */
export function sortCatalog(rows: readonly CatalogRow[], { order, query }: CatalogView): CatalogRow[] {
  const byName = (a: CatalogRow, b: CatalogRow) => compareNames(a.displayName, b.displayName);
  switch (order) {
    case 'best':
      return query.trim() === '' ? rows.toSorted(byName) : [...rows];
    case 'name':
      return rows.toSorted(byName);
    case 'developer':
      return rows.toSorted((a, b) => compareNames(a.developer, b.developer) || byName(a, b));
    case 'installed':
      return rows.toSorted((a, b) => urgency(b) - urgency(a) || byName(a, b));
  }
}

function urgency(row: CatalogRow): number {
  if (row.needsRepair || row.isOverwritten) return 3;
  if (row.update !== '' || row.asksForMore) return 2;
  return row.isInstalled || row.isRunning ? 1 : 0;
}
