import { agreementKey, keptKey, settingsKey } from '../../core/plugins/plugin-key';
import { unfitFields } from '../../core/forms/field-check';
import type { LastSave } from '../../core/plugins/installed-plugin';
import { sameJson } from '../../core/basics/json';
import type { OwnChoices, EffectiveConfig } from '../../core/settings/locks';
import type { PluginManifest } from '../../core/plugins/plugin-manifest';
import { installedIn, settlePlugin, type PluginSettings } from '../../core/plugins/plugin-settings';
import { fail } from '../../core/basics/problem';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { expectedOf, onDocuments } from '../settings/work-on-documents';

/** An installed plugin as a screen shows it. */
export interface SeenPlugin {
  readonly id: string;
  /** Its manifest as last seen, unparsed. */
  readonly body: unknown;
  readonly documents: SettingsDocuments;
  /** core/plugins/paused-plugin.ts says what this means. */
  readonly followsManifest: boolean;
}

/**
 * Saves a person's own choices for one plugin, by key. A key that is left out returns to its inherited value; locked
 * ones are refused. The replaced choices are kept for one undo. Throws `ProblemError`.
 */
export async function savePluginConfig(seen: SeenPlugin, values: OwnChoices): Promise<void> {
  await onDocuments(seen.documents, async (documents) => {
    const current = settleSeen(seen, documents);
    refuseLocked(current.config, values);
    const lastSave = { before: { ...current.own }, savedAt: systemClock.now() };
    await replaceChoices(seen, documents, withLocked(values, current), lastSave);
  });
}

/**
 * Restores the choices that the last save replaced, except where an admin has locked the value since. Throws
 * `ProblemError`.
 */
export async function undoPluginConfig(seen: SeenPlugin, before: OwnChoices): Promise<void> {
  await onDocuments(seen.documents, async (documents) => {
    await replaceChoices(seen, documents, before, null);
  });
}

function settleSeen(
  { id: pluginId, body, followsManifest }: SeenPlugin,
  documents: SettingsDocuments,
  choices?: OwnChoices,
) {
  const admin = installedIn(documents.admin).get(pluginId) ?? fail('not_found');
  // A save does not look at what is published: it neither stops a plugin nor starts one that waits.
  const seen = { body, followsManifest, isUnseen: true };
  return settlePlugin(documents, { pluginId, admin, ...seen, choices });
}

async function replaceChoices(
  seen: SeenPlugin,
  documents: SettingsDocuments,
  choices: OwnChoices,
  lastSave: LastSave | null,
): Promise<void> {
  const { manifest, config, records, remove, described } = settleSeen(seen, documents, choices);
  if (manifest) refuseInvalid(manifest, config);
  const keys = [settingsKey(seen.id), agreementKey(seen.id), keptKey(seen.id)];
  const expected = expectedOf(documents, keys);
  await call('savePluginConfig', {
    change: { expected, records: { ...records }, remove: [...remove] },
    plugin: described,
    lastSave,
  });
}

/** Keeps choices made before a lock, so that they return when it is removed. */
function withLocked(values: OwnChoices, { config, own }: PluginSettings): OwnChoices {
  return Object.fromEntries([
    ...Object.entries(values).filter(([key]) => config[key]?.origin !== 'locked'),
    ...Object.entries(own).filter(([key]) => config[key]?.origin === 'locked'),
  ]);
}

function refuseLocked(config: EffectiveConfig, values: OwnChoices): void {
  const locked = Object.keys(values).filter(
    (key) => config[key]?.origin === 'locked' && !sameJson(config[key]?.value, values[key]),
  );
  if (locked.length > 0) fail('locked', { missing: locked });
}

/** A value that the person cannot change (locked or hidden) does not stop the others from being saved. */
function refuseInvalid(manifest: PluginManifest, config: EffectiveConfig): void {
  const open = manifest.settings.filter(({ key }) => config[key]?.origin !== 'locked');
  const values = Object.fromEntries(Object.entries(config).map(([key, { value }]) => [key, value]));
  const missing = unfitFields(open, values);
  if (missing.length > 0) fail('invalid_input', { missing });
}
