import { objectOf, partOf, type JsonObject } from '../basics/json';
import type { OwnChoices } from '../settings/locks';
import { adminEntry } from './composed-entry';
import { changeDefaults, describeDefaults, type AdminField, type FieldDefaults } from './defaults';
import { readEntry, writeEntry } from './entry';
import type { PluginDescription } from './plugin-description';
import { settingsKey } from './plugin-key';
import { settlePlugin } from './plugin-settings';

/** What an admin and a person have tried with a plugin that is nowhere installed. */
export interface Tried {
  readonly defaults: FieldDefaults;
  readonly choices: OwnChoices;
}

const pluginId = 'tried';
const nobody = { by: '', at: 0 };

/** The fields as an admin's form has them before anything is set. */
export function untriedDefaults({ fields }: PluginDescription): AdminField[] {
  return describeDefaults(fields, { config: {} });
}

/**
 * What the server hands to the plugin as its `config` for this person, as if it were installed: that of the person's own
 * record, as it is stored (core 1.7.41 handlers/plugin.js:39).
 */
export function triedConfig(
  body: JsonObject,
  description: PluginDescription,
  { defaults, choices }: Tried,
): JsonObject {
  const installed = adminEntry(description, { access: 'private', ownerAccountId: '' }, undefined);
  const admin = changeDefaults(installed, description.settings, defaults, nobody);
  const record = writeEntry(admin);
  const { records } = settlePlugin(
    { admin: { [settingsKey(pluginId)]: record }, own: {} },
    { pluginId, admin: readEntry(record), body, choices, followsManifest: false },
  );
  return objectOf(partOf(partOf(records[settingsKey(pluginId)], 'value'), 'config'));
}
