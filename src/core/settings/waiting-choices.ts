import { isObject, sameJson, type JsonObject } from '../basics/json';
import { readAdminSetting } from './admin-setting';
import type { ChoiceChanges } from './choice-changes';
import { isClientSettingKey, readClientSetting, usualValue } from './client-setting';
import { fromFormerNames } from './former-preference';
import { readOwnChoice } from './own-choice';
import { inPresentShape } from './present-shape';
import type { SettingDocuments } from './setting-record';

/** Choices of client settings that wait in this browser for a server. */
export interface WaitingChoices {
  /** Made while no CRM was connected: newer than what the server has. */
  readonly choices?: JsonObject | undefined;
  /** Of the first panel, which kept them in each browser: older than what the server has. */
  readonly formerChoices?: JsonObject | undefined;
}

/**
 * What of the waiting choices becomes a choice in the person's own settings. The first computer whose former choices
 * arrive wins, and what was chosen with App Connect's own client wins over them.
 */
export function choicesToMove(
  { choices = {}, formerChoices = {} }: WaitingChoices,
  documents: SettingDocuments,
): ChoiceChanges {
  const { admin, own } = inPresentShape(documents);
  const isChosen = (key: string) => readOwnChoice(key, admin, own, usualValue(key)) !== undefined;
  const isDefault = (key: string, value: unknown) => {
    const set = readAdminSetting(admin, key);
    return set?.isLocked === false && sameJson(set.value, value);
  };
  const former = Object.entries(formerChoices).filter(
    ([key, value]) => !isChosen(key) && !isDefault(key, value),
  );
  return Object.fromEntries([...former, ...Object.entries(choices)].filter(isReadable));
}

function isReadable([key, value]: readonly [string, unknown]): boolean {
  return isClientSettingKey(key) && readClientSetting(key, value) !== undefined;
}

/** What this computer's policy fixes, under the names of the settings. */
export function settingsOfPolicy(preferences: unknown): JsonObject {
  return isObject(preferences) ? { ...fromFormerNames(preferences), ...preferences } : {};
}
