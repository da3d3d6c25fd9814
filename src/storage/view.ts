import * as v from 'valibot';
import { connectionSchema, identitySchema } from '../core/crm/account';
import { fateSchema } from '../core/activity/fate';
import { adminWriteSchema } from '../core/plugins/admin-write';
import { installationSchema } from '../core/plugins/install';
import { installedPluginsSchema, lastSaveSchema } from '../core/plugins/installed-plugin';
import { licenceSchema } from '../core/plugins/licence';
import { pluginAccountSchema } from '../core/sign-in/plugin-account';
import { ownPreferencesSchema } from '../core/settings/panel-preference';
import { problemSchema } from '../core/basics/problem';
import { emptySummary, ledgerSummarySchema } from '../core/tasks/task-summary';
import { registrationsSchema } from '../core/plugins/registration-state';
import { defineItem } from './basics/item';

/** What the panel paints from. The worker writes it; pages read it as a whole. Contains no secrets. */

/** What the person chose; what applies is computed from it (core/settings/managed-preference.ts). */
export const preferences = defineItem(
  'preferences',
  v.object({
    /** RingCentral client id that overrides the built-in one. */
    clientId: v.optional(v.string()),
    ...ownPreferencesSchema.entries,
  }),
  {},
);

export const identity = defineItem('identity', v.nullable(identitySchema), null);

export const connection = defineItem('connection', v.nullable(connectionSchema), null);

export const installedPlugins = defineItem('installedPlugins', installedPluginsSchema, {
  plugins: [],
  refreshedAt: 0,
});

/** Third-party accounts, by person and plugin (`personalKey`). */
export const pluginAccounts = defineItem('pluginAccounts', v.record(v.string(), pluginAccountSchema), {});

/** Licences as last answered, by person and plugin (`personalKey`). */
export const licences = defineItem('licences', v.record(v.string(), licenceSchema), {});

/** What the last save of a plugin's settings replaced, for one undo; by person and plugin (`personalKey`). */
export const lastSaves = defineItem('lastSaves', v.record(v.string(), lastSaveSchema), {});

/** An admin's own writes to the account's row, by `adminWriteId`; checked again at each refresh. */
export const adminWrites = defineItem('adminWrites', v.record(v.string(), adminWriteSchema), {});

/** State of each installed plugin's registration, as an admin's panel last saw it. */
export const registrations = defineItem('registrations', registrationsSchema, {
  states: {},
  checkedAt: 0,
});

export const installations = defineItem('installations', v.record(v.string(), installationSchema), {});

/** Typed but not saved, by form (`plugin:<id>`, `log:<activity id>`, `connect`). */
export const drafts = defineItem(
  'drafts',
  v.record(v.string(), v.object({ value: v.optional(v.unknown()), changedAt: v.number() })),
  {},
);

const activityCountsSchema = v.object({
  needsYou: v.number(),
  waiting: v.number(),
  logged: v.number(),
  todo: v.number(),
  ignored: v.number(),
});

/** The newest activities, counts of all, and when each is due (core/activity/activity-summary.ts). */
export const activitySummary = defineItem(
  'activitySummary',
  v.object({
    counts: activityCountsSchema,
    newest: v.array(v.object({ id: v.string(), fate: fateSchema, startedAt: v.number() })),
    /** Epoch ms by activity id. */
    due: v.record(v.string(), v.number()),
    revision: v.number(),
  }),
  {
    counts: { needsYou: 0, waiting: 0, logged: 0, todo: 0, ignored: 0 },
    newest: [],
    due: {},
    revision: 0,
  },
);

/** Counts over all tasks (storage/tasks/task-store.ts), and when they are checked next. */
export const taskSummary = defineItem(
  'taskSummary',
  v.object({
    ...ledgerSummarySchema.entries,
    nextCheckAt: v.optional(v.number()),
    problem: v.optional(problemSchema),
  }),
  emptySummary,
);

/** A screen that the worker asks open panels to show: its hash, and when it was asked; epoch ms. */
export const askedPlace = defineItem(
  'askedPlace',
  v.nullable(v.object({ hash: v.string(), at: v.number() })),
  null,
);
