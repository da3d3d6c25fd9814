import type { Policy } from './policy';

type Allowing = Pick<Policy, 'allowedPlugins'>;

/** A line that names no version or no developer allows nothing, not those that have none. */
const unfinished = /[@:]$/;

/**
 * Whether this computer's policy allows a plugin to be installed: by its id, its id and version (`digest@2.0`), or its
 * developer (`developer:Northwind Labs`). A line that cannot be read matches nothing.
 */
export function isPluginAllowed(
  { allowedPlugins }: Allowing,
  id: string,
  { version, developer }: { readonly version: string; readonly developer: string },
): boolean {
  const lines = [id, `${id}@${version}`, `developer:${developer}`];
  return !allowedPlugins || lines.some((line) => !unfinished.test(line) && allowedPlugins.includes(line));
}

/** The versions of a plugin that are allowed each by itself. */
export function allowedVersions({ allowedPlugins = [] }: Allowing, id: string): string[] {
  const start = `${id}@`;
  return allowedPlugins
    .filter((line) => line.startsWith(start) && !unfinished.test(line))
    .map((line) => line.slice(start.length));
}

/** The lines that match nothing. */
export function unreadableLines({ allowedPlugins = [] }: Allowing): readonly string[] {
  return allowedPlugins.filter((line) => unfinished.test(line) || !readable.test(line));
}

const readable = /^(?:developer:.{1,80}|[\w.-]{1,100}(?:@.{1,40})?)$/;
