import * as v from 'valibot';
import {
  installedPluginSchema,
  installedPluginsSchema,
  lastSaveSchema,
} from '../core/plugins/installed-plugin';
import type { JsonObject } from '../core/basics/json';
import { method } from './method';

/** The server's settings, unparsed: core/plugins/entry.ts and core/settings/setting-record.ts read them. */
export interface SettingsDocuments {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

const values = v.record(v.string(), v.unknown());

/** A change of the person's own settings as a page has worked it out. */
const ownChange = v.object({
  /** Every record that it was made of, `null` where there was none. Is one of them another by now: `stale`. */
  expected: v.object({ admin: values, own: values }),
  /** Records to be written, by key. */
  records: values,
  /** Keys of those to be taken out, after that. */
  remove: v.array(v.string()),
});

export type OwnChange = v.InferOutput<typeof ownChange>;

/** The person's own settings: pages work them out, the worker compares and writes. */
export const settingsMethods = {
  /** Both settings documents as the server has them now: the account's, and the person's own. They are kept. */
  readSettings: method<SettingsDocuments>()(v.object({})),
  /** Writes what a refresh has worked out, and shows the plugins as they are then. */
  applySettings: method<void>()(v.object({ change: ownChange, installed: installedPluginsSchema })),
  /** Writes own choices for one plugin. `lastSave`: what they replace, for one undo; `null` when this is the undo. */
  savePluginConfig: method<void>()(
    v.object({ change: ownChange, plugin: installedPluginSchema, lastSave: v.nullable(lastSaveSchema) }),
  ),
  /** Writes own choices of the CRM's settings; says what the person's own document is after that. */
  saveOwnSettings: method<JsonObject>()(ownChange),
} as const;
