import { isObject, partOf, type JsonObject } from '../../../src/core/basics/json';
import { plainText } from '../../../src/core/basics/text';
import { loopbackUrl } from '../../../src/core/directory/manifest-file';
import { findPlatformPart } from '../../../src/core/plugins/platform-part';
import { ToldError } from '../author/told-error';
import { pluginHost } from '../hosts';

export interface PublishedManifest {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly name: string;
  readonly version: string;
  /** Port of the developer's server on this machine; null when no address is on this machine. */
  readonly port: number | null;
  /** In the directory's shape, loopback addresses replaced by the public name. */
  readonly manifest: JsonObject;
}

/**
 * Reads a plugin developer's manifest.
 * @throws ToldError when it is none, or its loopback addresses name several ports
 */
export function readPublishedManifest(source: unknown): PublishedManifest {
  const part = findPlatformPart(source);
  if (part === undefined) throw new ToldError(noManifest(source));
  const { name, platform } = part;
  if (name === '')
    throw new ToldError(
      'The manifest has no name: give it "name": "<developer>.<plugin>", as in "acme.redaction".',
    );
  const id = pluginIdOf(name);
  const { published, ports } = withPublicNames(platform, id);
  if (ports.length > 1) {
    throw new ToldError(
      `The addresses of this machine name several ports (${ports.join(', ')}), and a plugin has one server here.`,
    );
  }
  const version = plainText(platform['version'] ?? partOf(source, 'version'), 40) || '0.0.0';
  const author = plainText(partOf(partOf(source, 'author'), 'name'), 80) || (name.split('.')[0] ?? name);
  return {
    id,
    name,
    displayName: plainText(platform['displayName'], 120) || name,
    description: plainText(platform['description'], 1000),
    version,
    port: ports[0] ?? null,
    manifest: { author: { name: author }, version, platforms: { [name]: published } },
  };
}

/** What else it may be, and what to do. */
function noManifest(source: unknown): string {
  const isPackage = isObject(source) && ('dependencies' in source || 'scripts' in source || 'main' in source);
  const isExtension = partOf(source, 'manifest_version') !== undefined;
  const other = isPackage
    ? 'It looks like a package.json. '
    : isExtension
      ? 'It looks like the manifest of a browser extension. '
      : '';
  return `This is no plugin manifest. ${other}It needs "name" and "endpointUrl", or "platforms" as the directory has it; npm run plugin -- new <folder> writes one to begin with.`;
}

/** The last part of `<developer>.<plugin>` as the label of a public name. */
export function pluginIdOf(name: string): string {
  const label = (name.split('.').at(-1) ?? name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (label === '') throw new ToldError(`No public name can be made of "${name}": use letters and numbers.`);
  return label;
}

/** The platform with the public name in the place of every loopback origin, and the ports of those. */
export function withPublicNames(
  platform: JsonObject,
  id: string,
): { readonly published: JsonObject; readonly ports: readonly number[] } {
  const ports = new Set<number>();
  const replaced = replaceLoopback(platform, pluginHost(id), ports);
  return { published: isObject(replaced) ? replaced : {}, ports: [...ports] };
}

function replaceLoopback(value: unknown, host: string, ports: Set<number>): unknown {
  if (typeof value === 'string') return replaceInText(value, host, ports);
  if (Array.isArray(value)) return value.map((part) => replaceLoopback(part, host, ports));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, replaceLoopback(part, host, ports)]),
  );
}

function replaceInText(text: string, host: string, ports: Set<number>): string {
  const url = loopbackUrl(text);
  if (url === undefined) return text;
  ports.add(Number(url.port || (url.protocol === 'https:' ? 443 : 80)));
  return `https://${host}${url.pathname}${url.search}`;
}
