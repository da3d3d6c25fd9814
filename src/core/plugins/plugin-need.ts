import { isOverwritten } from './admin-difference';
import type { AdminWrite } from './admin-write';
import { pluginAbout } from './agreement-write';
import type { Installation } from './install';
import type { InstalledPlugin } from './installed-plugin';
import type { RegistrationState } from './registration-state';

/** Why a plugin needs an admin, the most urgent first. */
export const pluginNeeds = ['repair', 'overwritten', 'asks_more', 'not_agreed', 'withdrawn'] as const;
export type PluginNeed = (typeof pluginNeeds)[number];

export interface NeedyPlugin {
  readonly pluginId: string;
  readonly displayName: string;
  readonly need: PluginNeed;
}

interface PluginState {
  readonly plugins: readonly InstalledPlugin[];
  readonly installations: { readonly [pluginId: string]: Installation };
  readonly writes: { readonly [id: string]: AdminWrite };
  readonly registrations: { readonly [pluginId: string]: RegistrationState };
}

/** The account's plugins that need an admin, each with its most urgent need. */
export function pluginsInNeed({ plugins, installations, writes, registrations }: PluginState): NeedyPlugin[] {
  const names = new Map<string, string>();
  for (const { id, displayName } of plugins) names.set(id, displayName);
  for (const [id, { displayName }] of Object.entries(installations)) names.set(id, displayName);
  const overwritten = new Set<string>();
  for (const write of Object.values(writes)) {
    const pluginId = isOverwritten(write) ? pluginAbout(write) : undefined;
    if (pluginId === undefined) continue;
    overwritten.add(pluginId);
    if (!names.has(pluginId)) names.set(pluginId, write.displayName);
  }
  const needs: { readonly [need in PluginNeed]: (pluginId: string, plugin?: InstalledPlugin) => boolean } = {
    repair: (id, plugin) =>
      installations[id]?.state === 'needs_repair' ||
      plugin?.isBroken === true ||
      (plugin !== undefined && (registrations[id] === 'missing' || registrations[id] === 'wiped')),
    overwritten: (id) => overwritten.has(id),
    asks_more: (_id, plugin) => plugin?.asksForMore === true,
    not_agreed: (_id, plugin) =>
      plugin !== undefined && (plugin.isPaused === true || (!plugin.agreed && plugin.hasManifest)),
    withdrawn: (_id, plugin) => plugin?.absence === 'withdrawn',
  };
  return [...names].flatMap(([pluginId, displayName]): NeedyPlugin[] => {
    const plugin = plugins.find(({ id }) => id === pluginId);
    const need = pluginNeeds.find((one) => needs[one](pluginId, plugin));
    return need ? [{ pluginId, displayName, need }] : [];
  });
}
