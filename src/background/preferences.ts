import type { Input } from '../protocol/methods';
import { updateItem } from '../storage/item';
import { preferences } from '../storage/view';

export async function savePreferences(changes: Input<'savePreferences'>): Promise<void> {
  await updateItem(preferences, (current) => ({
    clientId: changes.clientId?.trim() ?? current.clientId,
    theme: changes.theme ?? current.theme,
    language: changes.language ?? current.language,
  }));
}
