// @ts-check

const frameSize = { width: 300, height: 500 };

/**
 * Before sign-in every field is null.
 * @param {string | null} telephonyStatus NoCall, Ringing, CallConnected or OnHold
 * @param {boolean} signedIn
 */
export function describePresence(telephonyStatus, signedIn) {
  return {
    type: 'rc-adapter-syncPresence',
    telephonyStatus: signedIn ? telephonyStatus : null,
    userStatus: signedIn ? 'Available' : null,
    dndStatus: signedIn ? 'TakeAllCalls' : null,
    presenceOption: signedIn ? 'Available' : null,
  };
}

/** @param {boolean} ready */
export function describeDialerStatus(ready) {
  return { type: 'rc-dialer-status-notify', ready };
}

/**
 * @param {'disconnected' | 'connecting' | 'connected' | 'disconnecting'} status
 * @param {string | null} deviceId
 */
export function describeWebphoneConnection(status, deviceId) {
  return {
    type: 'rc-webphone-connection-status-notify',
    connectionStatus: `connectionStatus-${status}`,
    deviceId,
  };
}

/** @param {string} iconAddress */
export function describeBrandAssets(iconAddress) {
  return { type: 'rc-brand-assets-notify', logoUri: iconAddress, iconUri: iconAddress };
}

/** @param {string} theme light or dark */
export function describeTheme(theme) {
  return { type: 'rc-adapter-theme-notify', theme };
}

/** @param {import('../peer/state.js').Assistant} assistant */
export function describeAssistant({ showAiAssistantWidget, autoStartAiAssistant }) {
  return {
    type: 'rc-adapter-ai-assistant-settings-notify',
    showAiAssistantWidget: showAiAssistantWidget.value,
    autoStartAiAssistant: autoStartAiAssistant.value,
  };
}

/** @param {import('../peer/state.js').NumberFormat} numberFormat */
export function describeNumberFormat({ formatType, template, readOnly }) {
  return { type: 'rc-adapter-phone-number-format-settings-notify', formatType, template, readOnly };
}

/** @param {string} path */
export function describeRoute(path) {
  return { type: 'rc-route-changed-notify', path };
}

/**
 * What the widget says first, before `rc-adapter-pushAdapterState`.
 * @param {string} iconAddress
 */
export function listOpeningMessages(iconAddress) {
  return [
    describeDialerStatus(false),
    { type: 'rc-meeting-status-notify', ready: false, permission: false },
    describeBrandAssets(iconAddress),
    describeWebphoneConnection('disconnected', null),
  ];
}

/**
 * "The widget is up": a host registers its service on the first of these.
 * @param {string} locale
 * @param {string} theme
 * @param {string} iconAddress
 * @param {{ type: string }[]} features what it says of settings that a host may set
 */
export function listAdapterMessages(locale, theme, iconAddress, features) {
  return [
    {
      type: 'rc-adapter-pushAdapterState',
      size: frameSize,
      minimized: false,
      closed: false,
      position: { translateX: null, translateY: null, minTranslateX: null, minTranslateY: null },
      telephonyStatus: null,
      userStatus: null,
      dndStatus: null,
    },
    describePresence(null, false),
    {
      type: 'rc-adapter-pushLocale',
      locale,
      strings: {
        currentCallBtn: 'Current call',
        viewCallsBtn: 'View calls',
        ringCallsInfo: '0 incoming calls',
        onHoldCallsInfo: '0 calls on hold',
        otherDeviceCallsInfo: '0 calls on other devices',
        availableBtn: 'Available',
        busyBtn: 'Busy',
        offlineBtn: 'Invisible',
        doNotAcceptAnyCallsBtn: 'Do not disturb',
      },
    },
    describeTheme(theme),
    ...features,
    { type: 'rc-adapter-syncSize', size: frameSize },
    { type: 'rc-adapter-side-drawer-open-notify', open: false },
    describeBrandAssets(iconAddress),
  ];
}
