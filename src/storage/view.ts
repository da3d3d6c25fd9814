import * as v from 'valibot';
import { connectionSchema, identitySchema } from '../core/account';
import { activityLineSchema } from '../core/activity-line';
import { adminWriteSchema } from '../core/admin-write';
import { installationSchema } from '../core/install';
import { installedPluginSchema } from '../core/installed-plugin';
import { licenceSchema } from '../core/licence';
import { pluginAccountSchema } from '../core/plugin-account';
import { loggingRulesSchema, noAutomaticLogging } from '../core/logging-rules';
import { problemSchema } from '../core/problem';
import { taskNotices as allNotices } from '../core/task-notice';
import { emptySummary, ledgerSummarySchema } from '../core/task-summary';
import { registrationStateSchema } from '../core/registration-state';
import { browser } from '../platform/browser';
import { crmFarewell, crmSignIn } from './crm-access';
import { defineItem, parseItem } from './item';
import { ownPreferences, policy, settingRecords } from './managed';

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
  schema: v.object({
    plugins: v.array(installedPluginSchema),
    /** When the server was last asked; epoch ms, 0 for never. */
    refreshedAt: v.number(),
    /** Keys of records that would have broken the settings route, mended at this time. */
    mended: v.optional(v.object({ keys: v.array(v.string()), at: v.number() })),
    problem: v.optional(problemSchema),
  }),
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
  schema: v.record(v.string(), v.object({ before: v.record(v.string(), v.unknown()), savedAt: v.number() })),
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
  schema: v.object({
    states: v.record(v.string(), registrationStateSchema),
    /** Epoch ms; 0 for never. */
    checkedAt: v.number(),
  }),
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

const viewItems = {
  preferences,
  ownPreferences,
  settingRecords,
  policy,
  identity,
  connection,
  crmSignIn,
  crmFarewell,
  installedPlugins,
  pluginAccounts,
  licences,
  lastSaves,
  installations,
  adminWrites,
  registrations,
  drafts,
  loggingRules,
  activitySummary,
  taskSummary,
  taskNotices,
  askedPlace,
} as const;

export type View = { [K in keyof typeof viewItems]: v.InferOutput<(typeof viewItems)[K]['schema']> };

/** The panel's first paint: one storage read for everything. */
async function readView(): Promise<View> {
  const stored = await browser.storage.local.get(Object.keys(viewItems));
  return {
    preferences: parseItem(preferences, stored[preferences.key]),
    ownPreferences: parseItem(ownPreferences, stored[ownPreferences.key]),
    settingRecords: parseItem(settingRecords, stored[settingRecords.key]),
    policy: parseItem(policy, stored[policy.key]),
    identity: parseItem(identity, stored[identity.key]),
    connection: parseItem(connection, stored[connection.key]),
    crmSignIn: parseItem(crmSignIn, stored[crmSignIn.key]),
    crmFarewell: parseItem(crmFarewell, stored[crmFarewell.key]),
    installedPlugins: parseItem(installedPlugins, stored[installedPlugins.key]),
    pluginAccounts: parseItem(pluginAccounts, stored[pluginAccounts.key]),
    licences: parseItem(licences, stored[licences.key]),
    lastSaves: parseItem(lastSaves, stored[lastSaves.key]),
    installations: parseItem(installations, stored[installations.key]),
    adminWrites: parseItem(adminWrites, stored[adminWrites.key]),
    registrations: parseItem(registrations, stored[registrations.key]),
    drafts: parseItem(drafts, stored[drafts.key]),
    loggingRules: parseItem(loggingRules, stored[loggingRules.key]),
    activitySummary: parseItem(activitySummary, stored[activitySummary.key]),
    taskSummary: parseItem(taskSummary, stored[taskSummary.key]),
    taskNotices: parseItem(taskNotices, stored[taskNotices.key]),
    askedPlace: parseItem(askedPlace, stored[askedPlace.key]),
  };
}

/** Calls back with the parts that changed. Returns the function that stops it. */
export function watchView(onChange: (changes: Partial<View>) => void): () => void {
  const listener = (changes: { [key: string]: { newValue?: unknown } }, area: string) => {
    if (area !== 'local') return;
    const parsed: Partial<View> = {};
    for (const item of Object.values(viewItems)) {
      const change = changes[item.key];
      if (change) Object.assign(parsed, { [item.key]: parseItem<v.GenericSchema>(item, change.newValue) });
    }
    if (Object.keys(parsed).length > 0) onChange(parsed);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * The view for a page that has more to load before it can paint: `latest`, asked for once when the page begins to
 * watch, has what was written in between.
 */
export async function openView(): Promise<{ readonly view: View; readonly latest: () => View }> {
  const changed: Partial<View> = {};
  const stop = watchView((changes) => void Object.assign(changed, changes));
  const view = await readView();
  return {
    view,
    latest: () => {
      stop();
      return { ...view, ...changed };
    },
  };
}
