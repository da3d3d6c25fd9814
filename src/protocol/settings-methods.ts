import * as v from 'valibot';
import {
  installedPluginSchema,
  installedPluginsSchema,
  lastSaveSchema,
} from '../core/plugins/installed-plugin';
import type { JsonObject } from '../core/basics/json';
import { method } from './method';

/** The server's settings, unparsed; core/plugins/entry.ts and core/settings/setting-record.ts read them. */
export interface SettingsDocuments {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

const values = v.record(v.string(), v.unknown());

/** A change of the person's own settings as computed by a page. */
const ownChange = v.object({
  /** Every record it is based on, `null` for none. If any of them has changed, the answer is `stale`. */
  expected: v.object({ admin: values, own: values }),
  /** Records to write, by key. */
  records: values,
  /** Keys of records to remove afterwards. */
  remove: v.array(v.string()),
});

export type OwnChange = v.InferOutput<typeof ownChange>;

/** The person's own settings: pages compute changes, the worker compares and writes. */
export const settingsMethods = {
  /** Both settings documents as now on the server: the account's and the person's own. They are cached. */
  readSettings: method<SettingsDocuments>()(v.object({})),
  /** Writes what a refresh has computed, and stores the plugins for display. */
  applySettings: method<void>()(v.object({ change: ownChange, installed: installedPluginsSchema })),
  /**
   * Writes own choices for one plugin. `lastSave`: the replaced choices, for one undo; `null` when this is the undo.
   */
  savePluginConfig: method<void>()(
    v.object({ change: ownChange, plugin: installedPluginSchema, lastSave: v.nullable(lastSaveSchema) }),
  ),
  /** Writes own choices for the CRM's settings; returns the person's own document afterwards. */
  saveOwnSettings: method<JsonObject>()(ownChange),
} as const;
