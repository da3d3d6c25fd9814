import { whenPainted } from './when-painted';

/** The action of this name. What it needs is much, and no first paint needs it: its code is loaded when the page has time. */
export async function refreshSettings(maxAgeMs: number): Promise<void> {
  await whenPainted();
  const action = await import('../../actions/settings/refresh-settings');
  await action.refreshSettings(maxAgeMs);
}
