import { isObject, partOf, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';
import { addressNames } from './asked';

/** The plugin's own part of a manifest, in either shape, and where it stands in it. */
export interface PlatformPart {
  readonly platform: JsonObject;
  readonly path: readonly string[];
  /** '' where it has none. */
  readonly name: string;
}

/**
 * Finds the plugin in a manifest: the directory's shape (`{ platforms: { <name>: … } }`) or one platform alone, as
 * plugin servers keep it; `undefined` when there is none.
 */
export function findPlatformPart(source: unknown): PlatformPart | undefined {
  const platforms = partOf(source, 'platforms');
  if (platforms !== undefined) {
    const [name, platform] = isObject(platforms) ? (Object.entries(platforms)[0] ?? []) : [];
    return name !== undefined && isObject(platform)
      ? { name, platform, path: ['platforms', name] }
      : undefined;
  }
  if (!isObject(source) || !addressNames.some((address) => address in source)) return undefined;
  return { name: plainText(source['name'], 200), platform: source, path: [] };
}
