import { isObject, type JsonObject } from '../basics/json';
import { firstText, plainText } from '../basics/text';
import { hostOf, isPublicHost, parseSafeUrl } from '../basics/url';

/** Where a CRM is hosted (manifest `environment`): at one address, at one of several, or at each customer's own. */
export type Environment =
  | { readonly kind: 'fixed' }
  | {
      readonly kind: 'selectable';
      readonly choices: readonly { readonly hostname: string; readonly title: string }[];
    }
  | {
      readonly kind: 'dynamic';
      /** Allowed host names, `*.example.com`; '' for any. */
      readonly pattern: string;
      /** How to find the address, in the connector's words. */
      readonly instructions: readonly string[];
    };

export function readEnvironment(platform: JsonObject): Environment {
  const environment = isObject(platform['environment']) ? platform['environment'] : {};
  const choices = readChoices(environment['selections']);
  if (environment['type'] === 'selectable' && choices.length > 0) return { kind: 'selectable', choices };
  if (environment['type'] !== 'dynamic' && environment['type'] !== 'selectable') return { kind: 'fixed' };
  const instructions = Array.isArray(environment['instructions']) ? environment['instructions'] : [];
  return {
    kind: 'dynamic',
    pattern: readPattern(environment['urlIdentifier'] ?? platform['urlIdentifier']),
    instructions: instructions.map((step) => plainText(step)).filter((step) => step !== ''),
  };
}

function readChoices(value: unknown): { hostname: string; title: string }[] {
  const choices = Array.isArray(value) ? value.filter(isObject) : [];
  return choices.flatMap((choice) => {
    const url = parseSafeUrl(choice['const']);
    if (!url) return [];
    const hostname = hostOf(url);
    return [{ hostname, title: firstText(choice, ['title', 'name']) || hostname }];
  });
}

/** The host part of `*.example.com`, `https://*.example.com/*` or `example.com`; '' for none. */
function readPattern(value: unknown): string {
  const host = plainText(value)
    .replace(/^[a-z*]+:\/\//i, '')
    .split('/')[0];
  return host !== undefined && isPublicHost(host.replace(/^\*\./, '')) ? host.toLowerCase() : '';
}

export type HostProblem = 'empty' | 'not_https' | 'internal' | 'not_theirs';

/**
 * Host name of an address that a person typed or pasted: with or without `https://`, of any page. Other schemes, IP
 * addresses and internal names are refused.
 */
export function readHostname(
  typed: string,
  pattern: string,
): { hostname: string } | { problem: HostProblem } {
  const text = typed.trim();
  if (text === '') return { problem: 'empty' };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
  if (scheme !== undefined && scheme.toLowerCase() !== 'https') return { problem: 'not_https' };
  const url = parseSafeUrl(scheme === undefined ? `https://${text}` : text);
  if (!url) return { problem: 'internal' };
  const hostname = hostOf(url);
  return matchesPattern(hostname, pattern) ? { hostname } : { problem: 'not_theirs' };
}

function matchesPattern(hostname: string, pattern: string): boolean {
  if (pattern === '') return true;
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}
