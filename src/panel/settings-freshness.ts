import { refreshSettings } from '../desk/refresh';
import { systemClock } from '../platform/clock';
import type { PanelStore } from './store';

/** ms; an older copy of the settings is renewed while the panel is looked at. */
const oldest = 10 * 60_000;
/** ms between looks at its age. */
const every = 60_000;

/**
 * Locks and defaults reach the plugins only by what this panel writes: it has the settings renewed when it opens, and
 * whenever they are older than ten minutes. Several panels ask once (the worker looks at the age again).
 */
export function keepSettingsFresh(store: PanelStore): void {
  let askedAt = 0;
  const ask = (maxAgeMs: number) => {
    const { connection, isOnline } = store.getState();
    if (connection?.state !== 'connected' || !isOnline) return;
    askedAt = systemClock.now();
    // What went wrong stands beside the list of plugins.
    refreshSettings(maxAgeMs).catch(() => undefined);
  };
  const look = () => {
    const { refreshedAt } = store.getState().installedPlugins;
    const newest = Math.max(refreshedAt, askedAt);
    if (document.visibilityState === 'visible' && systemClock.now() - newest > oldest) ask(oldest);
  };
  // Two panels that open together need no two readings.
  ask(5000);
  setInterval(look, every);
  document.addEventListener('visibilitychange', look);
}
