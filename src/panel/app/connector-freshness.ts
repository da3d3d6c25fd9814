import { isYounger } from '../../core/basics/age';
import { systemClock } from '../../platform/clock';
import type { PanelStore } from './store';

/** What the connector declares is read again when it is older than this and the panel is visible; ms. */
const oldest = 60 * 60_000;
/** How often its age is checked; ms. */
const every = 10 * 60_000;

/**
 * Automatic logging uses what a page last read from the connector's manifest. It is read every hour, by whichever page
 * is open then, and when another connector is connected.
 */
export function keepConnectorFresh(store: PanelStore): void {
  let failedAt = 0;
  let failedFor: string | undefined;
  const look = () => {
    const { connection, isOnline } = store.getState();
    if (!connection || !isOnline || document.visibilityState !== 'visible') return;
    const now = systemClock.now();
    const { connectorId } = connection;
    if (failedFor === connectorId && isYounger(failedAt, oldest, now)) return;
    import('../../actions/crm/load-connector')
      .then(({ loadConnectedPlatform }) => loadConnectedPlatform(oldest))
      .catch(() => {
        // What was read before stays valid; if it was never read, automatic logging asks the person.
        failedAt = now;
        failedFor = connectorId;
      });
  };
  look();
  setInterval(look, every);
  document.addEventListener('visibilitychange', look);
}
