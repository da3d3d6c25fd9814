import * as v from 'valibot';
import { connectionSchema, identitySchema } from '../core/account';
import { activityLineSchema } from '../core/activity-line';
import { installationSchema } from '../core/install';
import { installedPluginSchema } from '../core/installed-plugin';
import { loggingRulesSchema, noAutomaticLogging } from '../core/logging-rules';
import { problemSchema } from '../core/problem';
import { taskSchema } from '../core/task';
import { browser } from '../platform/browser';
import { defineItem, parseItem } from './item';

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
    problem: v.optional(problemSchema),
  }),
  fallback: { plugins: [], refreshedAt: 0 },
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

const taskCountsSchema = v.object({
  pending: v.number(),
  completed: v.number(),
  failed: v.number(),
  sent: v.number(),
  unknown: v.number(),
});

/** The newest tasks, the counts of all, and when the next check is due. */
export const taskSummary = defineItem({
  key: 'taskSummary',
  area: 'local',
  schema: v.object({
    counts: taskCountsSchema,
    newest: v.array(taskSchema),
    nextCheckAt: v.optional(v.number()),
    problem: v.optional(problemSchema),
  }),
  fallback: { counts: { pending: 0, completed: 0, failed: 0, sent: 0, unknown: 0 }, newest: [] },
});

const viewItems = {
  preferences,
  identity,
  connection,
  installedPlugins,
  installations,
  drafts,
  loggingRules,
  activitySummary,
  taskSummary,
} as const;

export type View = { [K in keyof typeof viewItems]: v.InferOutput<(typeof viewItems)[K]['schema']> };

/** The panel's first paint: one storage read for everything. */
export async function readView(): Promise<View> {
  const stored = await browser.storage.local.get(Object.keys(viewItems));
  return {
    preferences: parseItem(preferences, stored[preferences.key]),
    identity: parseItem(identity, stored[identity.key]),
    connection: parseItem(connection, stored[connection.key]),
    installedPlugins: parseItem(installedPlugins, stored[installedPlugins.key]),
    installations: parseItem(installations, stored[installations.key]),
    drafts: parseItem(drafts, stored[drafts.key]),
    loggingRules: parseItem(loggingRules, stored[loggingRules.key]),
    activitySummary: parseItem(activitySummary, stored[activitySummary.key]),
    taskSummary: parseItem(taskSummary, stored[taskSummary.key]),
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
