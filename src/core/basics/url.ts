/** An address that passed the check: https, no credentials, a public host name. */
export type SafeUrl = string & { readonly safeUrl: unique symbol };

/** Names that only a network of one's own resolves, or nobody. */
const internalSuffixes =
  /\.(?:local(?:host|domain)?|internal|intranet|intra|lan|home|corp|private|workgroup|test|onion|arpa)$/;

/** Public services whose names resolve to whatever address they spell, or to this computer. */
const spellingServices =
  /(?:^|\.)(?:nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me|lacolhost\.com|localho\.st|traefik\.me|plex\.direct|local-ip\.(?:co|sh))$/;

/** An address of an internal network, spelled with dots or hyphens in front of somebody's domain. */
const spelledAddress =
  /(?:^|[.-])(?:(?:0|10|127)(?:[.-]\d{1,3}){3}|(?:169[.-]254|192[.-]168|172[.-](?:1[6-9]|2\d|3[01]))(?:[.-]\d{1,3}){2})[.-]/;

/**
 * The one check for addresses from outside: https only, no user name or password, and a host name with a dot that is
 * neither an IP address nor reserved for internal networks. `undefined` when refused.
 */
export function parseSafeUrl(value: unknown): SafeUrl | undefined {
  if (typeof value !== 'string' || value.length > 2048 || hasControls(value)) return undefined;
  if (!/^https:\/\/[^/]/i.test(value)) return undefined;
  const url = tryUrl(value);
  if (!url || url.protocol !== 'https:' || url.username || url.password) return undefined;
  const { href } = url;
  return isSafe(href) ? href : undefined;
}

export function isPublicHost(hostname: unknown): boolean {
  if (typeof hostname !== 'string') return false;
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host.length === 0 || host.includes('[') || host.includes(':')) return false;
  if (!host.includes('.') || isNumericHost(host)) return false;
  if (!host.split('.').every((label) => /^[a-z0-9_-]{1,63}$/.test(label))) return false;
  return ![internalSuffixes, spellingServices, spelledAddress].some((pattern) => pattern.test(host));
}

export function hostOf(address: string): string {
  return tryUrl(address)?.hostname ?? '';
}

export function originOf(address: string): string {
  return tryUrl(address)?.origin ?? '';
}

/** The address of this path below another one, however that ends; without a path, itself without its last slash. */
export function below(address: string, path = ''): string {
  return address.replace(/\/+$/, '') + path;
}

/** The address with these parameters added. */
export function withParameters(address: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

// The WHATWG parser turns every spelling of an IPv4 address (decimal, hex, octal) into dotted numbers.
function isNumericHost(host: string): boolean {
  return /^[\d.]+$/.test(host);
}

function hasControls(value: string): boolean {
  return /[\p{Cc}\s\\]/u.test(value);
}

export function tryUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

// The only place that grants the brand.
function isSafe(href: string): href is SafeUrl {
  return isPublicHost(new URL(href).hostname);
}
