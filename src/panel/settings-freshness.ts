import { systemClock } from '../platform/clock';
import type { PanelStore } from './store';

/** ms; an older copy of the settings is renewed while the panel is looked at. */
const oldest = 10 * 60_000;
/** ms between looks at its age. */
const every = 60_000;

/**
 * Locks and defaults reach the plugins only by what this panel writes: it renews the settings when it opens, when a
 * CRM is connected, and whenever they are older than ten minutes. Several panels do it once (desk/refresh.ts).
 */
export function keepSettingsFresh(store: PanelStore): void {
  let askedAt = 0;
  const ask = (maxAgeMs: number) => {
    const { connection, isOnline } = store.getState();
    if (connection?.state !== 'connected' || !isOnline) return;
    askedAt = systemClock.now();
    // What went wrong stands beside the list of plugins.
    refresh(maxAgeMs).catch(() => undefined);
  };
  const look = () => {
    const { refreshedAt } = store.getState().installedPlugins;
    const newest = Math.max(refreshedAt, askedAt);
    if (document.visibilityState === 'visible' && systemClock.now() - newest > oldest) ask(oldest);
  };
  // Two panels that open together need no two readings.
  ask(5000);
  store.subscribe(({ connection }, before) => {
    if (connection !== before.connection) ask(0);
  });
  setInterval(look, every);
  document.addEventListener('visibilitychange', look);
}

/** Not needed for the first screen: its code comes after it. */
async function refresh(maxAgeMs: number): Promise<void> {
  const { refreshSettings } = await import('../desk/refresh');
  await refreshSettings(maxAgeMs);
}
