import { activityId } from '../../../core/activity/activity';
import { counterpart, isInternal } from '../../../core/activity/call';
import type { CurrentCall } from '../../../core/activity/current-call';
import { useClientSettings } from '../../app/preferences';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { useOwnerKey } from '../use-owner-key';

/** Where the form of a call is, that can be written while it is on; `undefined` where it will not be logged from here. */
export function useNotesOf(): (current: CurrentCall) => string | undefined {
  const owner = useOwnerKey();
  const isConnected = usePanel((state) => state.connection !== null);
  const { allowExtensionNumberLogging } = useClientSettings();
  return ({ call }) => {
    const isWanted = allowExtensionNumberLogging || !isInternal(counterpart(call));
    if (!isConnected || !isWanted) return undefined;
    return hashOf({ screen: 'log', activityId: activityId(owner, 'call', call.sessionId) });
  };
}
