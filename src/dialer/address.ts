import { withParameters } from '../core/basics/url';

/** The only origin that the dialer's frame may have; the manifest's `frame-src` names the same one. */
export const dialerOrigin = 'https://apps.ringcentral.com';

const defaultPath = '/integration/ringcentral-embeddable/{version}/app.html';

/** Where an organisation's policy has the page, and its version; an empty text is one that could not be read. */
export interface DialerPlace {
  readonly path?: string | undefined;
  readonly version?: string | undefined;
}

/** The page's address; whatever a policy says, of the one origin. */
function pageAt({ path, version }: DialerPlace): string {
  const place = (path || defaultPath).replace('{version}', version || 'latest');
  const url = new URL(dialerOrigin);
  url.pathname = place;
  return url.href;
}

export interface DialerAccount {
  readonly clientId: string;
  /** The same address that the panel's own sign-in uses: a code handed over is bound to it (RFC 6749 §4.1.3). */
  readonly redirectUri: string;
  /** Keeps one person's remembered session away from the next who uses this browser. */
  readonly extensionId: string;
  readonly place?: DialerPlace;
}

/**
 * Address of RingCentral Embeddable. Its flags are on with any value, `0` included, so what is off is left out.
 * The widget's own pop-up is off: it reports the sign-in address instead (`rc-login-popup-notify`), because our
 * redirect address belongs to the browser's sign-in window.
 */
export function dialerAddress({ clientId, redirectUri, extensionId, place = {} }: DialerAccount): string {
  return withParameters(pageAt(place), {
    clientId,
    redirectUri,
    prefix: `panel-${extensionId}`,
    disableLoginPopup: '1',
  });
}
