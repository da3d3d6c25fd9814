import type { ServerSession } from '../api/app-connect';
import { getAdminDocument, getOwnDocument, saveOwnKeys } from '../api/settings';
import { entriesOf, isObject, sameJson, type JsonObject } from '../core/json';
import type { Choices } from '../core/locks';
import { panelPrefix } from '../core/panel-preference';
import { fail } from '../core/problem';
import { effectiveSettings, settingsIn, settleSettings } from '../core/setting-record';
import { withLock } from '../platform/lock';
import { writeItem } from '../storage/item';
import * as managed from '../storage/managed';
import type { Context } from './context';
import { withServer } from './server-session';

interface Documents {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}

/** Writes the effective values of the CRM's settings into the person's own, and shows both sides to the panel. */
export async function applySettings(
  context: Context,
  session: ServerSession,
  { admin, own }: Documents,
): Promise<void> {
  const { keys, remove } = settleSettings(settingsIn(admin), settingsIn(own));
  if (Object.keys(keys).length > 0 || remove.length > 0) {
    await saveOwnKeys(context.http, session, keys, remove);
  }
  await showSettings(admin, { ...own, ...keys }, remove);
}

async function showSettings(admin: JsonObject, own: JsonObject, without: readonly string[]): Promise<void> {
  const panel = entriesOf(admin).filter(([key, raw]) => key.startsWith(panelPrefix) && isObject(raw));
  const shown = entriesOf(settingsIn(own)).filter(([key]) => !without.includes(key));
  await writeItem(managed.settingRecords, {
    admin: { ...settingsIn(admin), ...Object.fromEntries(panel) },
    own: Object.fromEntries(shown),
  });
}

/** Saves own choices on a fresh read; `null` gives one up. Locked ones are refused. */
export async function saveOwnSettings(context: Context, values: Choices): Promise<void> {
  await withLock('settings', () =>
    withServer(async (session) => {
      const [admin, own] = await Promise.all([
        getAdminDocument(context.http, session),
        getOwnDocument(context.http, session),
      ]);
      const known = settingsIn(admin);
      const before = effectiveSettings(known, settingsIn(own));
      const locked = Object.keys(values).filter(
        (key) => before[key]?.origin === 'locked' && !sameJson(before[key].value, values[key]),
      );
      if (locked.length > 0) fail('locked', { missing: locked });
      const { keys, remove } = settleSettings(known, settingsIn(own), values);
      await saveOwnKeys(context.http, session, keys, remove);
      // A connector may refuse what is chosen and yet the server answers 200 with nothing (41/handlers/user.js:221).
      const after = await getOwnDocument(context.http, session);
      const refused = Object.keys(values).filter((key) => !sameJson(valueOf(after[key]), valueOf(keys[key])));
      await showSettings(admin, after, []);
      if (refused.length > 0) fail('refused', { missing: refused });
    }),
  );
}

function valueOf(record: unknown): unknown {
  return isObject(record) ? record['value'] : undefined;
}
