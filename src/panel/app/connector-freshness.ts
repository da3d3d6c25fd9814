import { systemClock } from '../../platform/clock';
import type { PanelStore } from './store';

/** ms; what the connector declares is read again when it is older, while the panel is looked at. */
const oldest = 60 * 60_000;
/** ms between looks at its age. */
const every = 60_000;

/**
 * Automatic logging goes by what a page has last read of the connector's manifest: it is read when the panel opens,
 * when another connector is connected, and each hour.
 */
export function keepConnectorFresh(store: PanelStore): void {
  let readAt = 0;
  let readFor: string | undefined;
  const look = () => {
    const { connection, isOnline } = store.getState();
    if (!connection || !isOnline || document.visibilityState !== 'visible') return;
    const now = systemClock.now();
    if (readFor === connection.connectorId && now - readAt < oldest) return;
    readAt = now;
    readFor = connection.connectorId;
    // What was read before stays in force; one that was never read makes automatic logging ask the person.
    import('../../actions/crm/load-connector')
      .then(({ loadConnectedPlatform }) => loadConnectedPlatform())
      .catch(() => undefined);
  };
  look();
  setInterval(look, every);
  document.addEventListener('visibilitychange', look);
}
