const prefix = 'plugin_';

/** The key of a plugin's record in admin and user settings. */
export function settingsKey(pluginId: string): string {
  return `${prefix}${pluginId}`;
}

/** The plugin that a settings key belongs to; `undefined` for other keys. Ids may contain underscores. */
export function pluginOfKey(key: string): string | undefined {
  return key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : undefined;
}
