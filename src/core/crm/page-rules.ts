import { isObject, parseJson, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** How numbers are found on the pages of one site; the words are those of App Connect's own client. */
export interface PageRules {
  readonly host: string;
  /** ISO country of numbers that are written without one. */
  readonly region: string;
  /** `libPhone`: numbers that exist; `regExp`: whatever is written like one. */
  readonly matcher: 'libPhone' | 'regExp';
  /** `crmOnly` and `whitelist`: on these addresses; `blacklist`: on all but these. */
  readonly mode: 'disabled' | 'crmOnly' | 'whitelist' | 'blacklist';
  readonly urls: readonly string[];
  /** Selector of what the connector wants left alone; '' for nothing. */
  readonly ignore: string;
}

const pageModes = ['disabled', 'crmOnly', 'whitelist', 'blacklist'] as const;
const mostUrls = 100;

/** The settings that say on which pages numbers are found, and how. */
export interface PageSettings {
  readonly c2dMatcherType: string;
  readonly clickToDialEmbedMode: string;
  readonly clickToDialUrls: readonly string[];
  readonly selectedRegion: string;
}

/** How numbers are found on a site's pages: by the settings in force, and by what the connector says of the CRM's pages. */
export function pageRulesFor(
  host: string,
  settings: PageSettings,
  platform: JsonObject | null | undefined,
): PageRules {
  const { c2dMatcherType, clickToDialEmbedMode, clickToDialUrls, selectedRegion } = settings;
  const embedUrls = platform?.['embedUrls'];
  const ofCrm = Array.isArray(embedUrls) ? embedUrls.filter((url) => typeof url === 'string') : [];
  const ignore = platform?.['c2dIgnoreSelector'];
  return {
    host,
    region: selectedRegion,
    matcher: c2dMatcherType === 'regExp' ? 'regExp' : 'libPhone',
    mode: pageModes.find((mode) => mode === clickToDialEmbedMode) ?? 'disabled',
    urls: clickToDialEmbedMode === 'crmOnly' ? ofCrm : clickToDialUrls,
    ignore: typeof ignore === 'string' ? ignore : '',
  };
}

/** The rules as the name of the site's script, by which it gets them (README of src/page). */
export function nameOfRules(rules: PageRules): string {
  return JSON.stringify({ ...rules, urls: rules.urls.slice(0, mostUrls) });
}

/** `undefined` for anything that is not such a name. */
export function readRules(name: unknown): PageRules | undefined {
  const raw = typeof name === 'string' ? parseJson(name) : undefined;
  if (!isObject(raw)) return undefined;
  const host = plainText(raw['host'], 300);
  const mode = pageModes.find((one) => one === raw['mode']);
  if (host === '' || !mode) return undefined;
  const urls = Array.isArray(raw['urls']) ? raw['urls'] : [];
  return {
    host,
    mode,
    matcher: raw['matcher'] === 'regExp' ? 'regExp' : 'libPhone',
    region: plainText(raw['region'], 2) || 'US',
    urls: urls.map((url) => plainText(url, 1000)).filter(Boolean),
    ignore: plainText(raw['ignore'], 1000),
  };
}

/** Whether numbers are wanted on a page. */
export function isWantedOn({ mode, urls }: Pick<PageRules, 'mode' | 'urls'>, address: string): boolean {
  if (mode === 'disabled') return false;
  // A connector that names no pages means all of its site.
  if (mode === 'crmOnly' && urls.length === 0) return true;
  const isListed = urls.some((pattern) => isIn(pattern, address));
  return mode === 'blacklist' ? !isListed : isListed;
}

/** Whether numbers may be wanted on some page of a site, as far as its host tells. */
export function mayBeWantedOn({ host, mode, urls }: Pick<PageRules, 'host' | 'mode' | 'urls'>): boolean {
  if (mode === 'blacklist') return isWantedOn({ mode, urls }, `https://${host}/`);
  // What comes after the host is known of a page alone; a pattern without a dot before that is none of a host.
  const hosts = urls.map((pattern) => pattern.replace(/^[a-z*]+:\/\//i, '').split('/')[0] ?? '');
  return isWantedOn({ mode, urls: hosts.map((one) => (one.includes('.') ? one : '*')) }, host);
}

/** `*` stands for anything, and a pattern for any part of the address. Read without a regular expression: it is a stranger's. */
function isIn(pattern: string, address: string): boolean {
  let from = 0;
  return pattern.split('*').every((part) => {
    const place = address.indexOf(part, from);
    from = place + part.length;
    return place >= 0;
  });
}
