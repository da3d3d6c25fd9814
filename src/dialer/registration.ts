import { serviceSettings, type AutoLogKind } from './service-settings';

/** The paths by which the widget asks us; we choose them, it repeats them word for word. */
export const paths = {
  authorize: '/authorize',
  contactMatch: '/contacts/match',
  contactSearch: '/contacts/search',
  callLogger: '/callLogger',
  callLogMatch: '/callLogger/match',
  messageLogger: '/messageLogger',
  messageLogMatch: '/messageLogger/match',
  settings: '/settings',
  button: '/button',
} as const;

/** The CRM as the widget shows it, in the person's language. */
export interface Service {
  /** The CRM's name; the product's while none is connected. */
  readonly displayName: string;
  /** Label of the Log button. */
  readonly logTitle: string;
  readonly connectTitle: string;
  readonly connectedTitle: string;
  /** The CRM user; `undefined` while no CRM is connected, and then the widget asks us nothing. */
  readonly account: string | undefined;
  /** Our switches on the widget's settings page. */
  readonly autoLog: {
    readonly title: string;
    readonly labels: { readonly [kind in AutoLogKind]: string };
    readonly values: { readonly [kind in AutoLogKind]: boolean };
    /** Why a switch cannot be turned, and who can. */
    readonly locks: { readonly [kind in AutoLogKind]?: string | undefined };
  };
  /** Our tab. */
  readonly tab: {
    readonly title: string;
    readonly summary: string;
    readonly openLabel: string;
    readonly needsYou: number;
  };
}

/** Also the `type` of every contact that we give. Not shown. */
export const serviceName = 'AppConnectPanel';

/**
 * `rc-adapter-register-third-party-service`. Keys that are present overwrite, absent ones keep what was registered
 * before, so one fixed set is sent each time. Recordings come without a token: `recordingWithToken` is not set.
 */
export function registerService(service: Service) {
  return {
    type: 'rc-adapter-register-third-party-service',
    service: {
      name: serviceName,
      displayName: service.displayName,
      contactMatchPath: paths.contactMatch,
      contactSearchPath: paths.contactSearch,
      callLoggerPath: paths.callLogger,
      callLoggerTitle: service.logTitle,
      callLogEntityMatcherPath: paths.callLogMatch,
      messageLoggerPath: paths.messageLogger,
      messageLoggerTitle: service.logTitle,
      messageLogEntityMatcherPath: paths.messageLogMatch,
      // The widget's own switches stay on and out of sight: they make it report everything to us. What is logged
      // by itself is decided by ours, one a kind, which the widget's two could not express.
      callLoggerAutoLogSettingHidden: true,
      callLoggerAutoSettingReadOnly: true,
      callLoggerAutoSettingReadOnlyValue: true,
      messageLoggerAutoSettingHidden: true,
      messageLoggerAutoSettingReadOnly: true,
      messageLoggerAutoSettingReadOnlyValue: true,
      settingsPath: paths.settings,
      settings: serviceSettings(service),
      buttonEventPath: paths.button,
      authorizationPath: paths.authorize,
      authorizedTitle: service.connectedTitle,
      unauthorizedTitle: service.connectTitle,
      ...authorization(service),
    },
  };
}

/** The widget keeps these two across its reloads, whatever was registered. */
export const reportEverything = { type: 'rc-adapter-update-auto-log-settings', call: true, message: true };

/** Sent when the CRM is connected or disconnected later; the widget then asks for contacts and logs anew. */
export function updateAuthorization(service: Service) {
  return { type: 'rc-adapter-update-authorization-status', ...authorization(service) };
}

function authorization({ account }: Service) {
  return { authorized: account !== undefined, authorizedAccount: account ?? '' };
}
