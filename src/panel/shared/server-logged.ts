import { isLoggedByServer } from '../../core/server-logging/logging-record';
import { usePanel } from '../app/store';

/** Whether the organisation's server logs this person's calls. */
export function useLoggedByServer(): boolean {
  return usePanel(
    ({ identity, connection, settingRecords }) =>
      identity !== null &&
      connection !== null &&
      isLoggedByServer(settingRecords.admin, { ...identity, ...connection }),
  );
}
