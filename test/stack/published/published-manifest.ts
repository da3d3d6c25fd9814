import * as v from 'valibot';
import { pluginHost } from '../hosts';

const NO_NAME = 'The manifest has no name.';

const PlatformSchema = v.looseObject({
  name: v.pipe(v.string(NO_NAME), v.minLength(1, NO_NAME)),
  displayName: v.optional(v.string()),
  description: v.optional(v.string()),
  version: v.optional(v.string(), '0.0.0'),
});

const ManifestSchema = v.looseObject({ platforms: v.record(v.string(), PlatformSchema) });

export interface PublishedManifest {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly name: string;
  readonly version: string;
  /** Port of the developer's server on this machine; null when no address is on this machine. */
  readonly port: number | null;
  /** In the directory's shape, loopback addresses replaced by the public name. */
  readonly manifest: unknown;
}

/**
 * Reads a plugin developer's manifest: the directory's shape (`{ platforms: { <name>: … } }`) or one
 * platform alone, as the vendor's plugin template keeps it.
 * @throws Error when it is neither, or its loopback addresses name several ports
 */
export function readPublishedManifest(source: unknown): PublishedManifest {
  const whole = v.safeParse(ManifestSchema, source);
  const platform = whole.success ? Object.values(whole.output.platforms)[0] : v.parse(PlatformSchema, source);
  if (platform === undefined) throw new Error('The manifest has no platform.');
  const id = hostLabel(platform.name.split('.').at(-1) ?? platform.name);
  const ports = new Set<number>();
  const published = replaceLoopback(platform, pluginHost(id), ports);
  if (ports.size > 1) throw new Error(`The manifest names several ports: ${[...ports].join(', ')}.`);
  return {
    id,
    name: platform.name,
    displayName: platform.displayName ?? platform.name,
    description: platform.description ?? '',
    version: platform.version,
    port: [...ports][0] ?? null,
    manifest: {
      author: { name: platform.name.split('.')[0] },
      version: platform.version,
      platforms: { [platform.name]: published },
    },
  };
}

/** Puts the public name in the place of every loopback origin, and notes the ports it finds. */
function replaceLoopback(value: unknown, host: string, ports: Set<number>): unknown {
  if (typeof value === 'string') return replaceInText(value, host, ports);
  if (Array.isArray(value)) return value.map((part) => replaceLoopback(part, host, ports));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, replaceLoopback(part, host, ports)]),
  );
}

function replaceInText(text: string, host: string, ports: Set<number>): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return text;
  ports.add(Number(url.port || (url.protocol === 'https:' ? 443 : 80)));
  return `https://${host}${url.pathname}${url.search}`;
}

function hostLabel(name: string): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (label === '') throw new Error(`No public name can be made of ${name}.`);
  return label;
}
