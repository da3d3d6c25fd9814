import { counterpart, isInternal, type Call } from '../../core/activity/call';
import { readClientSettings } from '../../storage/settings/preferences';

/** Calls between extensions are recorded only where the organisation wants them. */
export async function isCallWanted(call: Call): Promise<boolean> {
  return !isInternal(counterpart(call)) || (await readClientSettings()).allowExtensionNumberLogging;
}
