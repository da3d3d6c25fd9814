import { isYounger } from '../../core/basics/age';
import { systemClock } from '../../platform/clock';
import type { PanelStore } from './store';

/** What the connector declares is read again when it is older than this and the panel is visible; ms. */
const oldest = 60 * 60_000;
/** How often its age is checked; ms. */
const every = 60_000;

/**
 * Automatic logging uses what a page last read from the connector's manifest. It is read when the panel opens, when
 * another connector is connected, and every hour.
 */
export function keepConnectorFresh(store: PanelStore): void {
  let readAt = 0;
  let readFor: string | undefined;
  const look = () => {
    const { connection, isOnline } = store.getState();
    if (!connection || !isOnline || document.visibilityState !== 'visible') return;
    const now = systemClock.now();
    if (readFor === connection.connectorId && isYounger(readAt, oldest, now)) return;
    readAt = now;
    readFor = connection.connectorId;
    // What was read before stays valid; if it was never read, automatic logging asks the person.
    import('../../actions/crm/load-connector')
      .then(({ loadConnectedPlatform }) => loadConnectedPlatform())
      .catch(() => undefined);
  };
  look();
  setInterval(look, every);
  document.addEventListener('visibilitychange', look);
}
