import { useClientSettings } from '../app/preferences';
import { usePanel } from '../app/store';

/** The server keeps a list of call-backs, and nobody has hidden it. */
export function useCanCallBack(): boolean {
  const isShown = useClientSettings().showCalldownTab;
  return usePanel((state) => state.connection?.capabilities.callBacks === true) && isShown;
}
