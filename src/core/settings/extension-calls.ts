import type { JsonObject } from '../basics/json';
import { effectiveSettings, settingsIn } from './setting-record';

/** The setting of App Connect's own client by which calls between extensions are logged too; off where it is not set. */
export const extensionCallsKey = 'allowExtensionNumberLogging';

/** Whether the organisation, or within its locks the person, wants calls between extensions. */
export function wantsExtensionCalls(documents: {
  readonly admin: JsonObject;
  readonly own: JsonObject;
}): boolean {
  const settings = effectiveSettings(settingsIn(documents.admin), settingsIn(documents.own));
  return settings[extensionCallsKey]?.value === true;
}
