import { entriesOf, isObject, type JsonObject } from '../basics/json';

/** The manifest's part for one CRM: the one with this name, else the first. */
export function findPlatform(body: unknown, name: string): { key: string; platform: JsonObject | undefined } {
  const platforms = isObject(body) ? entriesOf(body['platforms']) : [];
  const [key, platform] = platforms.find(([known]) => known === name) ?? platforms[0] ?? ['', undefined];
  return { key, platform: isObject(platform) ? platform : undefined };
}
