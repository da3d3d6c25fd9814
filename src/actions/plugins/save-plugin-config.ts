import { agreementKey, keptKey, settingsKey } from '../../core/plugins/plugin-key';
import { unfitFields } from '../../core/forms/field-check';
import type { LastSave } from '../../core/plugins/installed-plugin';
import { sameJson } from '../../core/basics/json';
import { replacedUnseen, withChanges, type ChoiceChanges } from '../../core/settings/choice-changes';
import type { OwnChoices, EffectiveConfig } from '../../core/settings/locks';
import type { PluginManifest } from '../../core/plugins/plugin-manifest';
import { installedIn, settlePlugin } from '../../core/plugins/plugin-settings';
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
 * Saves what a person has changed of their own choices for one plugin, field by field: what was changed elsewhere
 * meanwhile stays. Locked ones are refused. The replaced choices are kept for one undo. Throws `ProblemError`.
 * @param shown the choices that the person saw before they changed them
 * @returns choices made elsewhere since then that this save has replaced
 */
export async function savePluginConfig(
  seen: SeenPlugin,
  changes: ChoiceChanges,
  shown?: OwnChoices,
): Promise<ChoiceChanges> {
  return onDocuments(seen.documents, async (documents) => {
    const { config, own } = settleSeen(seen, documents);
    refuseLocked(config, changes);
    // A choice made before a lock is kept, so that it returns when the lock is removed.
    const open = Object.entries(changes).filter(([key]) => config[key]?.origin !== 'locked');
    const keys = open.map(([key]) => key);
    const lastSave = { before: { ...own }, savedAt: systemClock.now(), keys };
    await replaceChoices(seen, documents, withChanges(own, Object.fromEntries(open)), lastSave);
    return replacedUnseen(own, changes, shown ?? own);
  });
}

/**
 * Restores the choices that the last save replaced, except where an admin has locked the value since. Throws
 * `ProblemError`.
 */
export async function undoPluginConfig(seen: SeenPlugin, { before, keys }: LastSave): Promise<void> {
  await onDocuments(seen.documents, async (documents) => {
    const { own } = settleSeen(seen, documents);
    const changed = keys ?? Object.keys({ ...before, ...own });
    const changes = Object.fromEntries(changed.map((key) => [key, before[key] ?? null]));
    await replaceChoices(seen, documents, withChanges(own, changes), null);
  });
}

function settleSeen(
  { id: pluginId, body, followsManifest }: SeenPlugin,
  documents: SettingsDocuments,
  choices?: OwnChoices,
) {
  const admin = installedIn(documents.admin).get(pluginId) ?? fail('not_found');
  return settlePlugin(documents, { pluginId, admin, body, followsManifest, choices });
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

function refuseLocked(config: EffectiveConfig, changes: ChoiceChanges): void {
  const locked = Object.keys(changes).filter(
    (key) => config[key]?.origin === 'locked' && !sameJson(config[key]?.value, changes[key]),
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
