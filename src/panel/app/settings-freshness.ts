import { isYounger, recently } from '../../core/basics/age';
import { sameJson } from '../../core/basics/json';
import type { Connection } from '../../core/crm/account';
import { hasWrittenSince } from '../../core/plugins/admin-write';
import { systemClock } from '../../platform/clock';
import type { PanelStore } from './store';

/** Settings older than this are read again while the panel is visible; ms. */
const oldest = 10 * 60_000;
/** How often their age is checked; ms. */
const every = 60_000;

/**
 * Locks and defaults reach the plugins only by what this panel writes: it renews the settings when it opens, when a
 * CRM is connected, and whenever they are older than ten minutes, or than what an admin wrote here. Several panels do
 * it once (actions/settings/refresh-settings.ts), and one of them then asks what is to be known after it.
 */
export function keepSettingsFresh(store: PanelStore): void {
  let askedAt = 0;
  const ask = (maxAgeMs: number) => {
    const { connection, isOnline } = store.getState();
    if (connection?.state !== 'connected' || !isOnline) return;
    askedAt = systemClock.now();
    // Errors are shown with the list of plugins.
    refresh(maxAgeMs).catch(() => undefined);
  };
  const look = () => {
    const { installedPlugins, adminWrites } = store.getState();
    const { refreshedAt } = installedPlugins;
    // Until they were read once for this CRM, its plugins would be given none: what failed is tried again at once.
    const newest = refreshedAt > 0 ? Math.max(refreshedAt, askedAt) : 0;
    const isDue = !isYounger(newest, oldest, systemClock.now()) || hasWrittenSince(adminWrites, newest);
    if (document.visibilityState === 'visible' && isDue) ask(oldest);
  };
  // Two panels that open one after the other need only one refresh.
  ask(recently);
  store.subscribe(({ connection, installedPlugins: { refreshedAt }, isOnline }, before) => {
    if (connection !== before.connection && !isSame(connection, before.connection)) ask(0);
    if (isOnline && !before.isOnline) look();
    // `0` is no refresh: the CRM was left.
    if (refreshedAt > 0 && refreshedAt !== before.installedPlugins.refreshedAt)
      checkAfter(refreshedAt).catch(() => undefined);
  });
  setInterval(look, every);
  document.addEventListener('visibilitychange', look);
}

/** What was read of it again changes nothing that the settings were worked out from. */
function isSame(one: Connection | null, other: Connection | null): boolean {
  return sameJson(partOf(one), partOf(other));
}

function partOf(connection: Connection | null): unknown {
  if (!connection) return null;
  const { capabilitiesReadAt: _readAt, listing: _listing, declaredLog: _fields, ...part } = connection;
  return part;
}

/** Neither is needed for the first screen: their code comes after it. */
async function refresh(maxAgeMs: number): Promise<void> {
  const { refreshSettings } = await import('../../actions/settings/refresh-settings');
  await refreshSettings(maxAgeMs);
}

async function checkAfter(refreshedAt: number): Promise<void> {
  const { checkAfterRefresh } = await import('../../actions/check-after-refresh');
  await checkAfterRefresh(refreshedAt);
}
