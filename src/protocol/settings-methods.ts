import * as v from 'valibot';
import { texts } from '../core/basics/schema-parts';
import { adminColumns } from '../core/settings/admin-column';
import { ownPreferencesSchema, preferenceNames } from '../core/settings/panel-preference';
import {
  installedPluginSchema,
  installedPluginsSchema,
  lastSaveSchema,
} from '../core/plugins/installed-plugin';
import type { JsonObject } from '../core/basics/json';
import { id, nothing, values } from './input';
import { method } from './method';

/** The server's settings, unparsed; core/plugins/entry.ts and core/settings/setting-record.ts read them. */
export interface SettingsDocuments {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

/** A change of the person's own settings as computed by a page. */
const ownChange = () =>
  v.object({
    /** Every record it is based on, `null` for none. If any of them has changed, the answer is `stale`. */
    expected: v.object({ admin: values, own: values }),
    /** Records to write, by key. */
    records: values,
    /** Keys of records to remove afterwards. */
    remove: texts,
    /** Choices that stand in it, with the values that waited in this browser; `null` for whatever waits. */
    chosen: v.optional(values),
  });

export type OwnChange = v.InferOutput<ReturnType<typeof ownChange>>;

/** The account's settings, the person's own and the panel's: pages work them out, the worker compares and writes. */
export const settingsMethods = {
  /** Both settings documents as now on the server: the account's and the person's own. They are cached. */
  readSettings: method<SettingsDocuments>()(nothing),
  /** Writes what a refresh has computed, and stores the plugins for display. */
  applySettings: () => v.object({ change: ownChange(), installed: installedPluginsSchema }),
  /**
   * Writes own choices for one plugin. `lastSave`: the replaced choices, for one undo; `null` when this is the undo.
   */
  savePluginConfig: () =>
    v.object({
      change: ownChange(),
      plugin: installedPluginSchema,
      lastSave: v.nullable(lastSaveSchema),
    }),
  /** Writes own choices for the CRM's settings; returns the person's own document afterwards. */
  saveOwnSettings: method<JsonObject>()(ownChange),
  /**
   * Replaces records of the account computed from `expected`. If a record has changed since, nothing is written
   * (`stale`). `null` means no record, before or after. `draft`: the form saved by this.
   */
  saveAdminRecords: () =>
    v.object({
      column: v.picklist(adminColumns),
      records: v.record(
        id,
        v.object({ displayName: v.string(), expected: v.nullable(values), record: v.nullable(values) }),
      ),
      draft: v.optional(id),
    }),
  /** Accepts another admin's version of these overwritten writes (`adminWriteId`). */
  forgetAdminWrites: () => v.object({ writes: v.array(id) }),
  /** Sets preferences; those left out stay unchanged. */
  savePreferences: () =>
    v.object({
      clientId: v.optional(v.pipe(v.string(), v.maxLength(200))),
      ...ownPreferencesSchema.entries,
    }),
  /** Keeps what a person chose for client settings until a server can be told; it is in force at once. */
  keepClientChoices: () => v.object({ changes: values }),
  /** Gives up a person's own choice, so that the preference follows the organisation. */
  followOrganisation: () => v.object({ name: v.picklist(preferenceNames) }),
  /** The person has seen what was taken over from App Connect's own client. */
  markTakenOverSeen: nothing,
  /** Empties the list of what went where. */
  forgetTraffic: nothing,
} as const;
