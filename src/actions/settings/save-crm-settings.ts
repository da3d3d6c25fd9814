import { isObject, sameJson, type JsonObject } from '../../core/basics/json';
import { readAdminSetting } from '../../core/settings/admin-setting';
import { replacedUnseen, type ChoiceChanges } from '../../core/settings/choice-changes';
import type { OwnChoices } from '../../core/settings/locks';
import { inPresentShape } from '../../core/settings/present-shape';
import { fail } from '../../core/basics/problem';
import { readSettingChoices } from '../../core/settings/setting-record';
import { settleSettings } from '../../core/settings/settle-settings';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { expectedOf, onDocuments, settingKeys } from './work-on-documents';

interface Saved {
  /** The person's own document afterwards. */
  readonly own: JsonObject;
  /** Choices made elsewhere, since theirs were shown, that this save has replaced. */
  readonly replaced: ChoiceChanges;
}

/**
 * Saves what a person has changed of their own choices, of the CRM's settings and of client settings; what was changed
 * elsewhere meanwhile stays. Locked ones are refused before anything is sent; what the connector rejects is reported
 * (`refused`). Throws `ProblemError`.
 * @param shown the choices that the person saw before they changed them
 */
export async function saveChoices(
  kept: SettingsDocuments,
  changes: ChoiceChanges,
  shown?: OwnChoices,
): Promise<Saved> {
  const keys = Object.keys(changes);
  return onDocuments(kept, async (documents) => {
    const { admin } = inPresentShape(documents);
    const locked = keys.filter((key) => {
      const set = readAdminSetting(admin, key);
      return set?.isLocked === true && !sameJson(set.value, changes[key]);
    });
    if (locked.length > 0) fail('locked', { missing: locked });
    const { records, remove } = settleSettings(documents, { changes, keys });
    const seen = new Set([...settingKeys(documents), ...Object.keys(records), ...keys]);
    const own = await call('saveOwnSettings', {
      expected: expectedOf(documents, [...seen]),
      records: { ...records },
      remove: [...remove],
      chosen: Object.fromEntries(keys.map((key) => [key, null])),
    });
    const wanted: JsonObject = {
      ...documents.own,
      ...records,
      ...Object.fromEntries(remove.map((key) => [key, null])),
    };
    const sent = keys.filter((key) => Object.hasOwn(records, key) || remove.includes(key));
    const refused = sent.filter((key) => !sameJson(valueOf(own[key]), valueOf(wanted[key])));
    if (refused.length > 0) fail('refused', { missing: refused });
    const choices = readSettingChoices(documents);
    return { own, replaced: replacedUnseen(choices, changes, shown ?? choices) };
  });
}

/** Saves choices of the CRM's settings; returns those made elsewhere since then that this has replaced. */
export async function saveOwnSettings(
  kept: SettingsDocuments,
  changes: ChoiceChanges,
  shown?: OwnChoices,
): Promise<ChoiceChanges> {
  const { replaced } = await saveChoices(kept, changes, shown);
  return replaced;
}

function valueOf(record: unknown): unknown {
  return isObject(record) ? record['value'] : undefined;
}
