import { isObject, partOf, type JsonObject } from '../basics/json';
import {
  JsonError,
  parsePlaced,
  type JsonErrorReason,
  type Place,
  type PlacedJson,
} from '../basics/json-places';
import { readPluginDescription, type ManifestProblem, type PluginDescription } from './plugin-description';
import { findPlatformPart } from './platform-part';

export interface PlacedProblem extends ManifestProblem {
  readonly place: Place;
}

/** A manifest as its author writes it. */
export type ManifestText =
  | { readonly state: 'empty' }
  /** No JSON from this place on; why, in the words of the reader. */
  | { readonly state: 'unreadable'; readonly place: Place; readonly reason: JsonErrorReason }
  /** JSON, and no plugin in it. */
  | { readonly state: 'shapeless' }
  | {
      readonly state: 'read';
      /** In the directory's shape. */
      readonly body: JsonObject;
      readonly description: PluginDescription;
      readonly problems: readonly PlacedProblem[];
    };

/** Reads a manifest that is being written, with the place of everything that is wrong in it. */
export function readManifestText(text: string): ManifestText {
  if (text.trim() === '') return { state: 'empty' };
  let json: PlacedJson;
  try {
    json = parsePlaced(text);
  } catch (error) {
    if (error instanceof JsonError) return { state: 'unreadable', place: error.place, reason: error.reason };
    throw error;
  }
  const part = findPlatformPart(json.value);
  if (!part) return { state: 'shapeless' };
  const name = part.name || 'unnamed';
  const author = partOf(json.value, 'author');
  const version = partOf(json.value, 'version') ?? part.platform['version'];
  const body = { author, version, platforms: { [name]: part.platform } };
  const description = readPluginDescription(body, name);
  if (!description) return { state: 'shapeless' };
  const problems = description.problems.map((problem) => ({
    ...problem,
    place: json.placeOf([...part.path, ...pathOfField(part.platform, problem.field)]),
  }));
  return {
    state: 'read',
    body,
    description,
    problems: problems.toSorted((a, b) => a.place.line - b.place.line),
  };
}

/** Where a platform declares what a problem is about: an address, or one of its settings. */
function pathOfField(platform: JsonObject, field: string): readonly (string | number)[] {
  if (Object.hasOwn(platform, field)) return [field];
  const listed = platform['pageContent'];
  const place = Array.isArray(listed) ? listed.findIndex((item) => partOf(item, 'const') === field) : -1;
  if (place >= 0) return ['pageContent', place];
  const properties = partOf(platform['configSchema'], 'properties');
  if (!isObject(properties)) return [];
  return Object.hasOwn(properties, field) ? ['configSchema', 'properties', field] : ['configSchema'];
}
