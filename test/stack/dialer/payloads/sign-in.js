// @ts-check
import { mainNumber } from '../sample-people.js';

/** @typedef {import('../sample-people.js').Owner} Owner */

/** @param {boolean | null} isFreshLogin null until somebody has signed in or out on this page */
export function describeSignedOut(isFreshLogin) {
  return { type: 'rc-login-status-notify', loggedIn: false, admin: false, features: {}, isFreshLogin };
}

/**
 * @param {Owner} owner
 * @param {boolean} isFreshLogin false when the session was remembered
 * @param {'2.3' | '3.x'} generation
 */
export function describeSignedIn(owner, isFreshLogin, generation) {
  return {
    type: 'rc-login-status-notify',
    loggedIn: true,
    loginNumber: `${mainNumber}*${owner.extensionNumber}`,
    contractedCountryCode: 'US',
    admin: owner.admin,
    features: {
      sms: true,
      meeting: false,
      glip: false,
      smartNote: false,
      call: true,
      ringSenseInsights: false,
      ...(generation === '3.x' ? { ringCX: false } : {}),
    },
    isFreshLogin,
  };
}

/** @param {string} oAuthUri */
export function describeSignInPopup(oAuthUri) {
  return { type: 'rc-login-popup-notify', oAuthUri };
}

export function describeRegion() {
  return { type: 'rc-region-settings-notify', countryCode: 'US', areaCode: '' };
}

/** @param {boolean} usesWebphone */
export function describeCallingSettings(usesWebphone) {
  return usesWebphone
    ? { type: 'rc-calling-settings-notify', callWith: 'browser', callingMode: 'webphone' }
    : { type: 'rc-calling-settings-notify', callWith: 'ringout', callingMode: 'ringout' };
}

/**
 * @param {'call' | 'message'} kind
 * @param {boolean} autoLog
 */
export function describeAutoLog(kind, autoLog) {
  return { type: `rc-${kind}Logger-auto-log-notify`, autoLog };
}
