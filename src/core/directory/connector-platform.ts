import { entriesOf, isObject, type JsonObject } from '../basics/json';

/** A connector manifest's part for one CRM: the one of this name, else its first. */
export function findPlatform(body: unknown, name: string): { key: string; platform: JsonObject | undefined } {
  const platforms = isObject(body) ? entriesOf(body['platforms']) : [];
  const [key, platform] = platforms.find(([known]) => known === name) ?? platforms[0] ?? ['', undefined];
  return { key, platform: isObject(platform) ? platform : undefined };
}
