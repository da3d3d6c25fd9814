import { useCallback } from 'react';
import { isYounger } from '../../core/basics/age';
import { settingsFreshFor } from '../../core/plugins/installed-plugin';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import type { Input } from '../../protocol/methods';
import { usePanel, usePanelStore } from '../app/store';
import { useAttempt, type Action } from '../shared/request';
import { openCreatedContact } from './created-contact';

/**
 * Saving a log: written down at once, whatever becomes of the page. Plugins work by the settings that this panel last
 * wrote; where they are old, the log waits a moment for newer ones (background/activity/after-connecting.ts).
 */
export function useLogSave(): Action<'logActivity'> {
  return useAttempt(useLogSaver());
}

/** The same for whoever saves several. */
export function useLogSaver(): (log: Input<'logActivity'>) => Promise<void> {
  const refreshedAt = usePanel((state) => state.installedPlugins.refreshedAt);
  const store = usePanelStore();
  const canRefresh = usePanel((state) => state.isOnline && state.connection?.state === 'connected');
  return useCallback(
    async (log: Input<'logActivity'>) => {
      const awaitsRefresh = canRefresh && !isYounger(refreshedAt, settingsFreshFor, systemClock.now());
      const written = call('logActivity', { ...log, ...(awaitsRefresh && { awaitsRefresh }) });
      // Errors are shown with the list of plugins.
      if (awaitsRefresh) refresh().catch(() => undefined);
      const opened = openCreatedContact(store, log.activityId, log.form);
      await written;
      // The log is what was asked for; its page is in the list.
      opened.catch(() => undefined);
    },
    [refreshedAt, canRefresh, store],
  );
}

async function refresh(): Promise<void> {
  const { refreshSettings } = await import('../../actions/settings/refresh-settings');
  await refreshSettings(settingsFreshFor);
}
