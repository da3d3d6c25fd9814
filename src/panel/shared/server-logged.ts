import { isLoggingInDoubt, ownerLoggedByServer } from '../../core/server-logging/logging-record';
import { usePanel } from '../app/store';

/** Whether the organisation's server logs this person's calls. */
export function useLoggedByServer(): boolean {
  return usePanel((state) => ownerLoggedByServer(state.settingRecords.admin, state) !== undefined);
}

/** Whether that is being changed, so that nobody knows. */
export function useLoggingInDoubt(): boolean {
  return usePanel((state) => isLoggingInDoubt(state.settingRecords.admin));
}
