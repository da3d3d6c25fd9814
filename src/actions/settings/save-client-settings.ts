import type { JsonObject } from '../../core/basics/json';
import { fail } from '../../core/basics/problem';
import type { ClientSettings } from '../../core/settings/client-setting';
import type { Policy } from '../../core/settings/policy';
import { settingsOfPolicy } from '../../core/settings/waiting-choices';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { readItems } from '../../storage/basics/item';
import { policy, settingRecords } from '../../storage/settings/managed';
import { connection } from '../../storage/sign-in/session-owner';
import { saveChoices } from './save-crm-settings';

/** What a person has changed of client settings; `null` gives a choice up. */
export type ClientSettingChanges = { readonly [K in keyof ClientSettings]?: ClientSettings[K] | null };

/** What a page knows: with it, saving is one message that is sent at once. */
interface Seen {
  readonly connection: unknown;
  readonly settingRecords: SettingsDocuments;
  readonly policy: Pick<Policy, 'preferences'>;
}

/**
 * Saves a person's own choices of client settings. They stand with all others in the person's own settings, on every
 * computer and for App Connect's own client; without a CRM they wait here for the next one. Throws `ProblemError`; then
 * the earlier ones stay.
 * @returns the person's own document afterwards; `undefined` where the choices wait
 */
export async function saveClientSettings(
  changes: ClientSettingChanges,
  seen?: Seen,
): Promise<JsonObject | undefined> {
  const known: Seen = seen ?? (await readItems({ connection, settingRecords, policy }));
  const fixed = settingsOfPolicy(known.policy.preferences);
  const missing = Object.keys(changes).filter((key) => Object.hasOwn(fixed, key));
  if (missing.length > 0) fail('locked', { missing });
  if (known.connection) {
    const { own } = await saveChoices(known.settingRecords, changes);
    return own;
  }
  await call('keepClientChoices', { changes });
  return undefined;
}
