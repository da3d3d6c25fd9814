import { sameJson } from '../../core/basics/json';
import { updateItem } from '../../storage/basics/item';
import { markCapabilitiesDue } from './server-capabilities';
import { sessionToken } from '../../storage/sign-in/credentials';

/**
 * Keeps the token that a server has put in place of the one it was `sent`. A late answer to another person's session,
 * or to one of another server, changes nothing; held by test/unit/background/sign-in/rotated-token.test.ts.
 */
export async function keepRotatedToken(
  sent: { readonly token: string; readonly serverUrl: string },
  token: string,
): Promise<void> {
  const kept = await updateItem(sessionToken, (stored) =>
    stored && sameJson(stored, sent) ? { ...stored, token } : stored,
  );
  // A server that begins to rotate may be another version by now.
  if (kept?.token === token) await markCapabilitiesDue();
}
