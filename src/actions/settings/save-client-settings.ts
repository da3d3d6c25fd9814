import type { ClientSettings } from '../../core/settings/client-setting';
import { call } from '../../protocol/client';

/** What a person has changed of client settings; `null` gives a choice up. */
export type ClientSettingChanges = { readonly [K in keyof ClientSettings]?: ClientSettings[K] | null };

/** Saves a person's own choices of client settings. Throws `ProblemError`; then the earlier ones stay. */
export async function saveClientSettings(changes: ClientSettingChanges): Promise<void> {
  await call('keepClientChoices', { changes });
}
