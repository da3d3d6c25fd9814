import { isObject, sameJson, type JsonObject } from '../../core/basics/json';
import type { OwnChoices } from '../../core/settings/locks';
import { fail } from '../../core/basics/problem';
import { effectiveSettings, settingsIn, settleSettings } from '../../core/settings/setting-record';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { expectedOf, onDocuments } from './work-on-documents';

/**
 * Saves own choices for the CRM's settings, by key; `null` gives one up. Locked ones are refused before anything is
 * sent; what the connector rejects is reported (`refused`). Throws `ProblemError`.
 */
export async function saveOwnSettings(kept: SettingsDocuments, values: OwnChoices): Promise<void> {
  await onDocuments(kept, async (documents) => {
    const admin = settingsIn(documents.admin);
    const own = settingsIn(documents.own);
    const before = effectiveSettings(admin, own);
    const locked = Object.keys(values).filter(
      (key) => before[key]?.origin === 'locked' && !sameJson(before[key].value, values[key]),
    );
    if (locked.length > 0) fail('locked', { missing: locked });
    const { records, remove } = settleSettings(admin, own, values);
    const seen = new Set([...Object.keys(admin), ...Object.keys(own), ...Object.keys(values)]);
    const after = await call('saveOwnSettings', {
      expected: expectedOf(documents, [...seen]),
      records: { ...records },
      remove: [...remove],
    });
    const wanted: JsonObject = {
      ...own,
      ...records,
      ...Object.fromEntries(remove.map((key) => [key, null])),
    };
    const refused = Object.keys(values).filter((key) => !sameJson(valueOf(after[key]), valueOf(wanted[key])));
    if (refused.length > 0) fail('refused', { missing: refused });
  });
}

function valueOf(record: unknown): unknown {
  return isObject(record) ? record['value'] : undefined;
}
