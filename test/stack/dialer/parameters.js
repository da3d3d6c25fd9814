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
 * @property {string[]} flags those in effect, by their own names
 * @property {boolean} usesWebphone false in ring-out mode, where there are no web-phone events
 * @property {string} authorizationCode
 * @property {string} authorizationCodeVerifier
 * @property {boolean} signInAtStart
 */

const platform = 'https://platform.ringcentral.com';

/** Widget 2.3 has nothing to switch on with these. */
const newestFlags = ['enableVoicemailDrop', 'enableSideWidget'];
/** In effect where they are missing or say `true`; any other text lifts them. */
const liftable = ['disableGlip', 'disableNoiseReduction'];
/** In effect with any text, also `false`. */
const byPresence = [
  'enableRingtoneSettings',
  'enableSMSTemplate',
  'enableLoadMoreCalls',
  'enableSmartNote',
  ...newestFlags,
  'disableCall',
  'disableMessages',
  'disableReadText',
  'disableMeeting',
  'disableContacts',
  'disableCallHistory',
];

/**
 * @param {(name: string) => string} text
 */
function readFlags(text) {
  return [
    ...byPresence.filter((name) => text(name) !== ''),
    ...liftable.filter((name) => text(name) === '' || text(name) === 'true'),
  ];
}

/**
 * What of its flags a widget acts by.
 * @param {Parameters} parameters
 * @param {'2.3' | '3.x'} generation
 */
export function listEffectiveFlags({ flags }, generation) {
  return flags.filter((name) => generation === '3.x' || !newestFlags.includes(name));
}

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
    flags: readFlags(text),
    usesWebphone: text('defaultCallWith') !== 'callingOptions-ringout',
    authorizationCode: text('authorizationCode'),
    authorizationCodeVerifier: text('authorizationCodeVerifier'),
    signInAtStart: text('autologin') !== '',
  };
}
