import { builtInClientId } from '../../platform/build';
import { usePanel } from '../app/store';

/** The RingCentral client id to use: the organisation's, else the person's own, else the build's; '' for none. */
export function useClientId(): string {
  const ofPolicy = usePanel((state) => state.policy.ringCentralClientId);
  const own = usePanel((state) => state.preferences.clientId);
  return (ofPolicy ?? own) || builtInClientId;
}
