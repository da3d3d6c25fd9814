import type { PluginEntry } from './entry';

/**
 * What the plugin may get instead of a person's own choice, `undefined` for nothing: the merge takes off, 0 and empty
 * for not chosen, and puts the admin's open default there. The newest server is made to do so before it calls a plugin
 * (core 1.7.42 `getPluginConfigForUser`; src/api/README.md, Settings).
 * @param admin the account's record of the plugin
 */
export function replacedByMerge(admin: PluginEntry | undefined, key: string, choice: unknown): unknown {
  const set = admin?.config[key];
  const isOff = choice === false || choice === 0 || choice === '';
  if (!set || !isOff || set.customizable === false) return undefined;
  return set.value || undefined;
}
