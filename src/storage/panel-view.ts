import * as v from 'valibot';
import { parseAs } from '../core/basics/shape';
import { browser } from '../platform/browser';
import { activitySummary } from './activity/activity-summary';
import { drafts } from './basics/drafts';
import type { StoredItem } from './basics/item';
import { adminWrites } from './plugins/admin-writes';
import { installations } from './plugins/installations';
import { installedPlugins, lastSaves } from './plugins/installed-plugins';
import { licences, registrations } from './plugins/plugin-answers';
import { policy, settingRecords } from './settings/managed';
import { preferences } from './settings/preferences';
import { takenOverSeen } from './settings/taken-over-seen';
import { crmFarewell, crmSignIn } from './sign-in/crm-access';
import { pluginAccounts } from './sign-in/plugin-accounts';
import { connection, identity } from './sign-in/session-owner';
import { askedPlace } from './tasks/asked-place';
import { taskSummary } from './tasks/task-summary';
import { newValues, readView, type Changes, type Stored, type viewNames } from './view-reading';

/**
 * What the panel paints from, each item under its stored name. The worker writes them; the panel reads all of them at
 * once. Contains no secrets.
 */
export const viewItems = {
  identity,
  connection,
  crmSignIn,
  crmFarewell,
  pluginAccounts,
  preferences,
  settingRecords,
  policy,
  installedPlugins,
  lastSaves,
  licences,
  registrations,
  installations,
  adminWrites,
  drafts,
  activitySummary,
  taskSummary,
  askedPlace,
  takenOverSeen,
} satisfies { readonly [name in (typeof viewNames)[number]]: StoredItem<v.GenericSchema> };

export type View = v.InferOutput<v.ObjectSchema<typeof viewItems, undefined>>;

/** Calls back with the parts that changed. Returns a function that stops it. */
export function watchView(onChange: (changes: Partial<View>) => void): () => void {
  const listener = (changes: Changes, area: string) => {
    if (area !== 'local') return;
    const parsed = parseParts(newValues(changes));
    if (Object.keys(parsed).length > 0) onChange(parsed);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function parseParts(values: Stored): Partial<View> {
  const parts: Partial<View> = {};
  for (const item of Object.values(viewItems)) {
    const name = item.storedAs;
    if (Object.hasOwn(values, name))
      Object.assign(parts, { [name]: v.parse<v.GenericSchema>(item, values[name]) });
  }
  return parts;
}

/**
 * Everything for the panel's first paint, for a page that has more to load before painting. `latest`, called once when
 * the page begins to watch, returns what was written in between.
 */
export async function openView(
  reading = readView(),
): Promise<{ readonly view: View; readonly latest: () => View }> {
  const view = parseAs(v.object(viewItems), await reading.stored);
  return { view, latest: () => ({ ...view, ...parseParts(reading.changed()) }) };
}
