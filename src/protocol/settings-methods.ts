import * as v from 'valibot';
import { adminColumns } from '../core/settings/admin-column';
import { ownPreferencesSchema, preferenceNames } from '../core/settings/panel-preference';
import {
  installedPluginSchema,
  installedPluginsSchema,
  lastSaveSchema,
} from '../core/plugins/installed-plugin';
import type { JsonObject } from '../core/basics/json';
import { id, values } from './input';
import { method } from './method';

/** The server's settings, unparsed: core/plugins/entry.ts and core/settings/setting-record.ts read them. */
export interface SettingsDocuments {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

/** A change of the person's own settings as a page has worked it out. */
const ownChange = v.object({
  /** Every record that it was made of, `null` where there was none. Is one of them another by now: `stale`. */
  expected: v.object({ admin: values, own: values }),
  /** Records to be written, by key. */
  keys: values,
  /** Keys of those to be taken out, after that. */
  remove: v.array(v.string()),
});

export type OwnChange = v.InferOutput<typeof ownChange>;

/** The account's settings, the person's own and the panel's: pages work them out, the worker compares and writes. */
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
  /**
   * Replaces records of the account that were worked out from `expected`: what is there by now when it is anything
   * else stays, and nothing is written (`stale`). `null`: none is there, or none shall be. `draft`: the form whose
   * typed words are saved by this.
   */
  saveAdminRecords: method<void>()(
    v.object({
      column: v.picklist(adminColumns),
      records: v.record(
        id,
        v.object({ displayName: v.string(), expected: v.nullable(values), record: v.nullable(values) }),
      ),
      draft: v.optional(id),
    }),
  ),
  /** Another admin has overwritten these (`adminWriteId`), and theirs shall stand. */
  forgetAdminWrites: method<void>()(v.object({ writes: v.array(id) })),
  /** Chooses how the panel behaves; what is left out stays as it was chosen. */
  savePreferences: method<void>()(
    v.object({
      clientId: v.optional(v.pipe(v.string(), v.maxLength(200))),
      ...ownPreferencesSchema.entries,
    }),
  ),
  /** Gives up an own choice of how the panel behaves. */
  followOrganisation: method<void>()(v.object({ name: v.picklist(preferenceNames) })),
} as const;
