import { fail } from '../basics/problem';

/**
 * Reads the authorization response (RFC 6749 §4.1.2) at our redirect address: same address, same state, and a code.
 * Anything else is a refusal with a reason.
 */
export function readAuthorizationCode(
  landed: string,
  expected: { redirectUri: string; state: string },
): string {
  const url = URL.canParse(landed) ? new URL(landed) : undefined;
  const ours = new URL(expected.redirectUri);
  if (!url || url.origin !== ours.origin || url.pathname !== ours.pathname) return fail('sign_in_failed');
  if (url.searchParams.get('state') !== expected.state) return fail('sign_in_failed');
  const error = url.searchParams.get('error');
  if (error === 'access_denied') return fail('cancelled');
  const message = url.searchParams.get('error_description') ?? error;
  const code = url.searchParams.get('code');
  return code ?? fail('sign_in_failed', message ? { message: message.slice(0, 300) } : {});
}
