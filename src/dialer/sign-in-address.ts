/** Where RingCentral signs people in (GET /restapi/oauth/authorize). */
const signInPage = 'https://platform.ringcentral.com/restapi/oauth/authorize';

/**
 * Whether an address that the widget wants opened is RingCentral's sign-in page and returns to our redirect address.
 * Nothing else is opened on the widget's behalf.
 */
export function isSignInAddress(address: string, redirectUri: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return (
    `${url.origin}${url.pathname}` === signInPage && url.searchParams.get('redirect_uri') === redirectUri
  );
}
