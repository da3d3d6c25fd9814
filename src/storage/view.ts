import * as v from 'valibot';
import { connectionSchema, identitySchema } from '../core/account';
import { activityLineSchema } from '../core/activity-line';
import { adminWriteSchema } from '../core/admin-write';
import { installationSchema } from '../core/install';
import { installedPluginsSchema, lastSaveSchema } from '../core/installed-plugin';
import { licenceSchema } from '../core/licence';
import { pluginAccountSchema } from '../core/plugin-account';
import { loggingRulesSchema, noAutomaticLogging } from '../core/logging-rules';
import { problemSchema } from '../core/problem';
import { taskNotices as allNotices } from '../core/task-notice';
import { emptySummary, ledgerSummarySchema } from '../core/task-summary';
import { registrationsSchema } from '../core/registration-state';
import { defineItem } from './item';

/** What the panel paints from. The worker writes these; the panel reads them all at once. No secrets here. */

export const preferences = defineItem({
  key: 'preferences',
  area: 'local',
  schema: v.object({
    /** RingCentral client id that overrides the built-in one; '' for none. */
    clientId: v.string(),
    theme: v.picklist(['system', 'light', 'dark']),
    language: v.picklist(['system', 'en', 'de']),
  }),
  fallback: { clientId: '', theme: 'system', language: 'system' },
});

/** Which ends of background work are notified. */
export const taskNotices = defineItem({
  key: 'taskNotices',
  area: 'local',
  schema: v.array(v.picklist(allNotices)),
  fallback: [...allNotices],
});

export const identity = defineItem({
  key: 'identity',
  area: 'local',
  schema: v.nullable(identitySchema),
  fallback: null,
});

export const connection = defineItem({
  key: 'connection',
  area: 'local',
  schema: v.nullable(connectionSchema),
  fallback: null,
});

export const installedPlugins = defineItem({
  key: 'installedPlugins',
  area: 'local',
  schema: installedPluginsSchema,
  fallback: { plugins: [], refreshedAt: 0 },
});

/** Third-party accounts, by person and plugin (`personalKey`). */
export const pluginAccounts = defineItem({
  key: 'pluginAccounts',
  area: 'local',
  schema: v.record(v.string(), pluginAccountSchema),
  fallback: {},
});

/** Licences as last answered, by person and plugin (`personalKey`). */
export const licences = defineItem({
  key: 'licences',
  area: 'local',
  schema: v.record(v.string(), licenceSchema),
  fallback: {},
});

/** What the last save of a plugin's settings replaced, for one undo; by person and plugin (`personalKey`). */
export const lastSaves = defineItem({
  key: 'lastSaves',
  area: 'local',
  schema: v.record(v.string(), lastSaveSchema),
  fallback: {},
});

/** An admin's own writes to the account's row, by `adminWriteId`; looked at again at each refresh. */
export const adminWrites = defineItem({
  key: 'adminWrites',
  area: 'local',
  schema: v.record(v.string(), adminWriteSchema),
  fallback: {},
});

/** What the server holds of each installed plugin's registration, as an admin's panel last saw it. */
export const registrations = defineItem({
  key: 'registrations',
  area: 'local',
  schema: registrationsSchema,
  fallback: { states: {}, checkedAt: 0 },
});

export const installations = defineItem({
  key: 'installations',
  area: 'local',
  schema: v.record(v.string(), installationSchema),
  fallback: {},
});

/** Typed and not yet saved, by form (`plugin:<id>`, `log:<activity id>`, `connect`). */
export const drafts = defineItem({
  key: 'drafts',
  area: 'local',
  schema: v.record(v.string(), v.object({ value: v.optional(v.unknown()), changedAt: v.number() })),
  fallback: {},
});

/** What is logged without being asked for. */
export const loggingRules = defineItem({
  key: 'loggingRules',
  area: 'local',
  schema: loggingRulesSchema,
  fallback: noAutomaticLogging,
});

const activityCountsSchema = v.object({
  needsYou: v.number(),
  waiting: v.number(),
  logged: v.number(),
  todo: v.number(),
  ignored: v.number(),
});

/** The newest activities, the counts of all, and which are due when; the rest is asked for by page. */
export const activitySummary = defineItem({
  key: 'activitySummary',
  area: 'local',
  schema: v.object({
    counts: activityCountsSchema,
    newest: v.array(activityLineSchema),
    /** Epoch ms by activity. */
    due: v.record(v.string(), v.number()),
  }),
  fallback: { counts: { needsYou: 0, waiting: 0, logged: 0, todo: 0, ignored: 0 }, newest: [], due: {} },
});

/** What is known of all background tasks together (storage/task-store.ts), and when they are checked next. */
export const taskSummary = defineItem({
  key: 'taskSummary',
  area: 'local',
  schema: v.object({
    ...ledgerSummarySchema.entries,
    nextCheckAt: v.optional(v.number()),
    problem: v.optional(problemSchema),
  }),
  fallback: emptySummary,
});

/** A screen that the worker asks open panels to show: the page's hash, and when it was asked; epoch ms. */
export const askedPlace = defineItem({
  key: 'askedPlace',
  area: 'local',
  schema: v.nullable(v.object({ hash: v.string(), at: v.number() })),
  fallback: null,
});
