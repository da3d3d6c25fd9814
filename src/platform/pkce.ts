import { base64Url, type RandomBytes } from './random';

export interface Pkce {
  readonly verifier: string;
  /** S256 (RFC 7636 §4.2). */
  readonly challenge: string;
}

export async function createPkce(random: RandomBytes): Promise<Pkce> {
  const verifier = base64Url(random(32));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64Url(new Uint8Array(digest)) };
}
