import { counterpart, isInternal, type Call } from '../../core/activity/call';
import { wantsExtensionCalls } from '../../core/settings/extension-calls';
import { readItem } from '../../storage/basics/item';
import { settingRecords } from '../../storage/settings/managed';

/** Calls between extensions are recorded only where the organisation wants them. */
export async function isCallWanted(call: Call): Promise<boolean> {
  return !isInternal(counterpart(call)) || wantsExtensionCalls(await readItem(settingRecords));
}
