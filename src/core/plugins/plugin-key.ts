const prefix = 'plugin_';

/** The key of a plugin's record in admin and user settings. */
export function settingsKey(pluginId: string): string {
  return `${prefix}${pluginId}`;
}

/** The plugin whose record a key is; `undefined` for any other. Ids may contain underscores. */
export function pluginOfKey(key: string): string | undefined {
  return key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : undefined;
}
