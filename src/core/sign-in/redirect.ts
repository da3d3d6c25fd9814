import { fail } from '../basics/problem';
import { isSamePage } from './landing';

/**
 * Reads the authorization response (RFC 6749 §4.1.2) at our redirect address: same address, same state, and a code.
 * Anything else is a refusal with a reason.
 */
export function readAuthorizationCode(
  landed: string,
  expected: { redirectUri: string; state: string },
): string {
  if (!isSamePage(landed, expected.redirectUri)) return fail('sign_in_failed');
  const said = new URL(landed).searchParams;
  if (said.get('state') !== expected.state) return fail('sign_in_failed');
  const error = said.get('error');
  if (error === 'access_denied') return fail('cancelled');
  const message = said.get('error_description') ?? error;
  const code = said.get('code');
  return code ?? fail('sign_in_failed', message ? { message: message.slice(0, 300) } : {});
}
