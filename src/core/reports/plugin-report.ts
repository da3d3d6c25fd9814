import type { InstalledPlugin } from '../plugins/installed-plugin';
import { noTasks, total, type LedgerSummary, type TaskCounts } from '../tasks/task-summary';

/** What this browser knows about one plugin. */
export interface PluginReport {
  readonly id: string;
  readonly name: string;
  /** '' for an uninstalled plugin that still has tasks. */
  readonly version: string;
  readonly isInstalled: boolean;
  /** `own`: settings with a value of the person's own; `organisation`: with one set by admins. */
  readonly own: number;
  readonly organisation: number;
  /** Required settings without a value. */
  readonly missing: number;
  readonly tasks: TaskCounts;
}

/** Keys of each plugin's required settings, by plugin id. */
export type RequiredSettings = ReadonlyMap<string, readonly string[]>;

/** Installed plugins, then those known only from their tasks; by name. */
export function reportPlugins(
  installed: readonly InstalledPlugin[],
  { plugins: ledger }: Pick<LedgerSummary, 'plugins'>,
  required: RequiredSettings,
): PluginReport[] {
  const here = installed.map((plugin) => ({
    id: plugin.id,
    name: plugin.displayName,
    version: plugin.version,
    isInstalled: true,
    own: plugin.settings.filter(({ origin }) => origin === 'own').length,
    organisation: plugin.settings.filter(({ origin }) => origin === 'admin' || origin === 'locked').length,
    missing: missingSettings(plugin, required.get(plugin.id) ?? []),
    tasks: ledger[plugin.id]?.counts ?? noTasks,
  }));
  const known = new Set(here.map(({ id }) => id));
  const gone = Object.entries(ledger)
    .filter(([id, { counts }]) => !known.has(id) && total(counts) > 0)
    .map(([id, { title, counts }]) => ({
      id,
      name: title,
      version: '',
      isInstalled: false,
      own: 0,
      organisation: 0,
      missing: 0,
      tasks: counts,
    }));
  return [...here.toSorted(byName), ...gone.toSorted(byName)];
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name);
}

function missingSettings({ settings }: InstalledPlugin, required: readonly string[]): number {
  const filled = new Set(
    settings
      .filter(({ value }) => value !== undefined && value !== null && value !== '')
      .map(({ key }) => key),
  );
  return required.filter((key) => !filled.has(key)).length;
}
