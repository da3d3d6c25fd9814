import type * as v from 'valibot';
import { browser } from '../platform/browser';
import { crmFarewell, crmSignIn } from './crm-access';
import { parseItem } from './item';
import { ownPreferences, policy, settingRecords } from './managed';
import {
  preferences,
  identity,
  connection,
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
} from './view';

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
