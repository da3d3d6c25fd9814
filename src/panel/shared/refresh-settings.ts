/** The action of this name. What it needs is much, and no first paint needs it: its code is loaded when it is called. */
export async function refreshSettings(maxAgeMs: number): Promise<void> {
  const action = await import('../../actions/settings/refresh-settings');
  await action.refreshSettings(maxAgeMs);
}
