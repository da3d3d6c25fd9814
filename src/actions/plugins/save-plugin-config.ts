import { settingsKey } from '../../core/plugins/plugin-key';
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

/** An installed plugin as a screen has it before it. */
export interface SeenPlugin {
  readonly id: string;
  /** Its manifest's, as it was last seen. */
  readonly body: unknown;
  readonly documents: SettingsDocuments;
}

/**
 * Saves a person's own choices for one plugin, by key; a key left out goes back to what it inherits. Locked ones are
 * refused. What they replace is kept for one undo. Throws `ProblemError`.
 */
export async function savePluginConfig(seen: SeenPlugin, values: OwnChoices): Promise<void> {
  await onDocuments(seen.documents, async (documents) => {
    const current = settleSeen(seen, documents);
    refuseLocked(current.config, values);
    const lastSave = { before: { ...current.own }, savedAt: systemClock.now() };
    await replaceChoices(seen, documents, withLocked(values, current), lastSave);
  });
}

/** Puts back what the last save replaced. What the admin has locked since stays locked. Throws `ProblemError`. */
export async function undoPluginConfig(seen: SeenPlugin, before: OwnChoices): Promise<void> {
  await onDocuments(seen.documents, async (documents) => {
    await replaceChoices(seen, documents, before, null);
  });
}

function settleSeen({ id, body }: SeenPlugin, documents: SettingsDocuments, choices?: OwnChoices) {
  const admin = installedIn(documents.admin).get(id) ?? fail('not_found');
  return settlePlugin(documents, id, admin, body, choices);
}

async function replaceChoices(
  seen: SeenPlugin,
  documents: SettingsDocuments,
  choices: OwnChoices,
  lastSave: LastSave | null,
): Promise<void> {
  const { manifest, config, records, described } = settleSeen(seen, documents, choices);
  if (manifest) refuseInvalid(manifest, config);
  const expected = expectedOf(documents, [settingsKey(seen.id)]);
  await call('savePluginConfig', {
    change: { expected, records: { ...records }, remove: [] },
    plugin: described,
    lastSave,
  });
}

/** What was chosen before a lock comes back when it is taken off. */
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

/** A value that the person cannot change (locked, or the admin's alone) does not keep the others from being saved. */
function refuseInvalid(manifest: PluginManifest, config: EffectiveConfig): void {
  const open = manifest.settings.filter(({ key }) => config[key]?.origin !== 'locked');
  const values = Object.fromEntries(Object.entries(config).map(([key, { value }]) => [key, value]));
  const missing = unfitFields(open, values);
  if (missing.length > 0) fail('invalid_input', { missing });
}
