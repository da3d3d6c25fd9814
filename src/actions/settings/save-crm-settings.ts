import { isObject, sameJson, type JsonObject } from '../../core/basics/json';
import { replacedUnseen, type ChoiceChanges } from '../../core/settings/choice-changes';
import type { OwnChoices } from '../../core/settings/locks';
import { fail } from '../../core/basics/problem';
import {
  effectiveSettings,
  readAdminSettings,
  readSettingChoices,
  settingsIn,
  settleSettings,
} from '../../core/settings/setting-record';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { expectedOf, onDocuments } from './work-on-documents';

/**
 * Saves what a person has changed of their own choices for the CRM's settings; what was changed elsewhere meanwhile
 * stays. Locked ones are refused before anything is sent; what the connector rejects is reported (`refused`). Throws
 * `ProblemError`.
 * @param shown the choices that the person saw before they changed them
 * @returns choices made elsewhere since then that this save has replaced
 */
export async function saveOwnSettings(
  kept: SettingsDocuments,
  changes: ChoiceChanges,
  shown?: OwnChoices,
): Promise<ChoiceChanges> {
  return onDocuments(kept, async (documents) => {
    const admin = settingsIn(documents.admin);
    const own = settingsIn(documents.own);
    const before = effectiveSettings(admin, own);
    const locked = Object.keys(changes).filter(
      (key) => before[key]?.origin === 'locked' && !sameJson(before[key].value, changes[key]),
    );
    if (locked.length > 0) fail('locked', { missing: locked });
    const { records, remove } = settleSettings(admin, own, changes);
    const seen = new Set([...Object.keys(admin), ...Object.keys(own), ...Object.keys(changes)]);
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
    const refused = Object.keys(changes).filter(
      (key) => !sameJson(valueOf(after[key]), valueOf(wanted[key])),
    );
    if (refused.length > 0) fail('refused', { missing: refused });
    const choices = readSettingChoices(own, readAdminSettings(admin));
    return replacedUnseen(choices, changes, shown ?? choices);
  });
}

function valueOf(record: unknown): unknown {
  return isObject(record) ? record['value'] : undefined;
}
