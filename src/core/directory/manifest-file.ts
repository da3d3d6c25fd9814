import { parseSafeUrl, type SafeUrl } from '../basics/url';

/** What an address has answered at which there should be a manifest. */
export interface ManifestFile {
  /** 0 where the address leads to another one. */
  readonly status: number;
  readonly text: string;
}

/** Ten times what a plugin's manifest takes; bytes. */
export const largestManifestFile = 1_000_000;

/** Why what was answered is not taken for a manifest. */
export type NoManifestFile = 'moved' | 'refused' | 'web_page' | 'nothing';

/** `undefined` for text that may be one: what is wrong in it is said at its line. */
export function whyNoManifest({ status, text }: ManifestFile): NoManifestFile | undefined {
  if (status === 0) return 'moved';
  if (status < 200 || status > 299) return 'refused';
  if (text.trim() === '') return 'nothing';
  return /^\s*</.test(text) ? 'web_page' : undefined;
}

/** Where a manifest is, as its author types it. */
export type ManifestAddress =
  | { readonly kind: 'public'; readonly url: SafeUrl }
  /** On this machine: out of an extension's reach, but not of the tool that runs the servers. */
  | { readonly kind: 'local'; readonly url: string }
  | { readonly kind: 'unsafe' };

export function readManifestAddress(typed: string): ManifestAddress {
  const text = typed.trim();
  const local = loopbackUrl(text);
  if (local) return { kind: 'local', url: local.href };
  const url = parseSafeUrl(/^[\w-]+(?:\.[\w-]+)+\//.test(text) ? `https://${text}` : text);
  return url ? { kind: 'public', url } : { kind: 'unsafe' };
}

/** An address of this machine; `undefined` for any other text. */
export function loopbackUrl(text: unknown): URL | undefined {
  if (typeof text !== 'string' || !/^https?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? url : undefined;
}
