import type { JsonObject } from '../../core/basics/json';

/**
 * Whether the connector asks a client to offer the logging of calls between extensions
 * (`enableExtensionNumberLoggingSetting`), and does not do so among its own settings.
 */
export function asksForExtensionCalls(platform: JsonObject): boolean {
  const isListed = JSON.stringify(platform['settings'] ?? []).includes('"allowExtensionNumberLogging"');
  return platform['enableExtensionNumberLoggingSetting'] === true && !isListed;
}
