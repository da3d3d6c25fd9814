import type { JsonObject } from '../../../src/core/basics/json';
import { JsonError, parsePlaced, type PlacedJson } from '../../../src/core/basics/json-places';
import { plainText } from '../../../src/core/basics/text';
import { findPlatformPart } from '../../../src/core/plugins/platform-part';
import { readPluginDescription, type PluginDescription } from '../../../src/core/plugins/plugin-description';
import { pluginIdOf, withPublicNames } from '../published/published-manifest';
import type { Finding } from './check';
import { jsonWords } from './panel-words';

/** A manifest as the checks read it. */
export interface ManifestFile {
  readonly json: PlacedJson;
  /** The plugin's part as it is written. */
  readonly platform: JsonObject;
  /** Where that part stands. */
  readonly path: readonly string[];
  /** '' where it has none. */
  readonly name: string;
  /** As it would be published: addresses of this machine have the public name that the stack gives them. */
  readonly published: JsonObject;
  /** Ports of the addresses of this machine. */
  readonly ports: readonly number[];
  /** What the panel reads of it. */
  readonly description: PluginDescription;
}

/** The manifest, or why it is none: `unreadable` when it is no JSON, `shapeless` when there is no plugin in it. */
export type ManifestReading =
  | { readonly kind: 'read'; readonly file: ManifestFile }
  | { readonly kind: 'unreadable' | 'shapeless'; readonly finding: Finding };

export function readManifestFile(text: string): ManifestReading {
  let json: PlacedJson;
  try {
    json = parsePlaced(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { kind: 'unreadable', finding: { message: jsonWords(error), place: error.place } };
  }
  const part = findPlatformPart(json.value);
  const id = part && publicId(part.name);
  const { published, ports } = withPublicNames(part?.platform ?? {}, id ?? 'plugin');
  const body = { platforms: { [part?.name || 'unnamed']: published } };
  const description = part && readPluginDescription(body, part.name || 'unnamed');
  if (!part || !description) {
    const message =
      'There is no plugin in it: it needs "name" and "endpointUrl", or "platforms" as the directory has it.';
    return { kind: 'shapeless', finding: { message, place: { line: 1, column: 1 } } };
  }
  return { kind: 'read', file: { json, ...part, published, ports, description } };
}

function publicId(name: string): string {
  return /[a-z0-9]/i.test(name.split('.').at(-1) ?? '') ? pluginIdOf(plainText(name, 200)) : 'plugin';
}
