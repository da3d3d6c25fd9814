const prefix = 'plugin_';

/** The key of a plugin's record in admin and user settings. */
export function settingsKey(pluginId: string): string {
  return `${prefix}${pluginId}`;
}

/** The plugin that a settings key belongs to; `undefined` for other keys. Ids may contain underscores. */
export function pluginOfKey(key: string): string | undefined {
  return afterPrefix(prefix, key);
}

const agreedPrefix = 'panel_agreed_';

/**
 * The key of its own under which an agreement stands in the account's settings: other clients rewrite a plugin's own
 * record at each version, and leave this one alone.
 */
export function agreementKey(pluginId: string): string {
  return `${agreedPrefix}${pluginId}`;
}

/** The plugin that such a key belongs to; `undefined` for other keys. */
export function pluginOfAgreement(key: string): string | undefined {
  return afterPrefix(agreedPrefix, key);
}

const keptPrefix = 'panel_kept_';

/**
 * Key in the person's own settings under which the record of a paused plugin waits, with everything that they chose,
 * until an admin agrees. Servers leave it alone.
 */
export function keptKey(pluginId: string): string {
  return `${keptPrefix}${pluginId}`;
}

/** The plugin whose record waits under such a key; `undefined` for other keys. */
export function pluginOfKept(key: string): string | undefined {
  return afterPrefix(keptPrefix, key);
}

function afterPrefix(start: string, key: string): string | undefined {
  return key.startsWith(start) && key.length > start.length ? key.slice(start.length) : undefined;
}
