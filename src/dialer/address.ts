import { withParameters } from '../core/basics/url';

/** The only origin that the dialer's frame may have. The manifest's `frame-src` names the same one. */
export const dialerOrigin = 'https://apps.ringcentral.com';

const defaultPath = '/integration/ringcentral-embeddable/{version}/app.html';

/** Path and version of the page, if the organisation's policy sets them; an empty text was unreadable. */
export interface DialerPlace {
  readonly path?: string | undefined;
  readonly version?: string | undefined;
}

/** The page's address, always on the one origin, whatever the policy says. */
function pageAt({ path, version }: DialerPlace): string {
  const place = (path || defaultPath).replace('{version}', version || 'latest');
  const url = new URL(dialerOrigin);
  url.pathname = place;
  return url.href;
}

export interface DialerAccount {
  readonly clientId: string;
  /** The panel's own redirect address: a code is valid only with the address it was requested for (RFC 6749 §4.1.3). */
  readonly redirectUri: string;
  /** Keeps one person's remembered session from the next person who uses this browser. */
  readonly extensionId: string;
  readonly place?: DialerPlace;
}

/**
 * Address of RingCentral Embeddable. A flag with any value, even `0`, is on, so flags that are off are left out. The
 * widget's own sign-in pop-up is off: it reports the sign-in address instead (`rc-login-popup-notify`), because only
 * the browser's sign-in window can use our redirect address.
 */
export function dialerAddress({ clientId, redirectUri, extensionId, place = {} }: DialerAccount): string {
  return withParameters(pageAt(place), {
    clientId,
    redirectUri,
    prefix: `panel-${extensionId}`,
    disableLoginPopup: '1',
  });
}
