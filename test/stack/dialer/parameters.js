// @ts-check

/**
 * @typedef {object} Parameters
 * @property {string} clientId
 * @property {string} platformAddress origin of the RingCentral platform
 * @property {string} redirectUri
 * @property {boolean} disableLoginPopup
 * @property {string} prefix names this dialer's stored session
 * @property {boolean} autoLogCalls
 * @property {boolean} autoLogMessages
 * @property {boolean} usesWebphone false in ring-out mode, where there are no web-phone events
 * @property {string} authorizationCode
 * @property {string} authorizationCodeVerifier
 * @property {boolean} signInAtStart
 */

const platform = 'https://platform.ringcentral.com';

/**
 * Reads the parameters of app.html. A flag is on with any value that is not empty, `0` included, as in the widget.
 * @param {string} pageAddress full address of app.html
 * @returns {Parameters}
 */
export function readParameters(pageAddress) {
  const query = new URL(pageAddress).searchParams;
  const text = (/** @type {string} */ name) => query.get(name) ?? '';
  return {
    clientId: text('clientId'),
    platformAddress: text('appServer').startsWith('https://')
      ? text('appServer').replace(/\/$/, '')
      : platform,
    redirectUri: text('redirectUri') || new URL('redirect.html', pageAddress).href,
    disableLoginPopup: text('disableLoginPopup') !== '',
    prefix: text('prefix') || 'rc-widget',
    autoLogCalls: text('defaultAutoLogCallEnabled') !== '',
    autoLogMessages: text('defaultAutoLogMessageEnabled') !== '',
    usesWebphone: text('defaultCallWith') !== 'callingOptions-ringout',
    authorizationCode: text('authorizationCode'),
    authorizationCodeVerifier: text('authorizationCodeVerifier'),
    signInAtStart: text('autologin') !== '',
  };
}
