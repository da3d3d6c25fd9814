import type { WidgetFeatures } from './widget-features';
import { callBackButtons } from './call-back-button';
import { serviceSettings, type AutoLogKind, type Switches } from './service-settings';

/** Paths at which the widget calls us. We choose them; it repeats them literally. */
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
  /** Name of the CRM, or of the product while none is connected. */
  readonly displayName: string;
  /** Label of the Log button. */
  readonly logTitle: string;
  /** What pressing the button does while no CRM is connected. */
  readonly connectTitle: string;
  /** What it does while one is; the widget shows it in red. */
  readonly manageTitle: string;
  /** Name of the CRM user; `undefined` while no CRM is connected, in which case the widget asks nothing. */
  readonly account: string | undefined;
  /** Whether a logged call has the widget's button that changes its log. */
  readonly offersEdit: boolean;
  /** Label of our button that schedules a call-back; '' for no button. */
  readonly callBackTitle: string;
  /** Our switches on the widget's settings page. */
  readonly autoLog: {
    readonly title: string;
    readonly labels: { readonly [kind in AutoLogKind]: string };
    readonly values: Switches;
    /** Why a switch cannot be changed, and who can change it. */
    readonly locks: { readonly [kind in AutoLogKind]?: string | undefined };
  };
  /** What of itself the widget shows and does. */
  readonly features: WidgetFeatures;
  /** Our tab. */
  readonly tab: {
    readonly title: string;
    readonly summary: string;
    readonly openLabel: string;
    readonly needsYou: number;
  };
}

/**
 * People read it in tooltips, so it is the product's (test/unit/dialer/bridge.test.ts). Also the `type` of every contact
 * that we return. It stays the same while a widget runs: it keeps its matchers under this name.
 */
export const serviceName = 'App Connect Panel';

/**
 * `rc-adapter-register-third-party-service`. Keys that are present overwrite earlier ones and absent keys keep them,
 * so the same set is sent every time. `recordingWithToken` is not set, so that recordings come without a token.
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
      callLoggerHideEditLogButton: !service.offersEdit,
      messageLoggerPath: paths.messageLogger,
      messageLoggerTitle: service.logTitle,
      messageLogEntityMatcherPath: paths.messageLogMatch,
      // The widget's own switches stay on and hidden, so that it reports everything. Our own switches, one per kind,
      // decide what is logged automatically; the widget has only two.
      callLoggerAutoLogSettingHidden: true,
      callLoggerAutoSettingReadOnly: true,
      callLoggerAutoSettingReadOnlyValue: true,
      messageLoggerAutoSettingHidden: true,
      messageLoggerAutoSettingReadOnly: true,
      messageLoggerAutoSettingReadOnlyValue: true,
      settingsPath: paths.settings,
      settings: serviceSettings(service),
      buttonEventPath: paths.button,
      buttons: callBackButtons(service.callBackTitle),
      authorizationPath: paths.authorize,
      authorizedTitle: service.manageTitle,
      unauthorizedTitle: service.connectTitle,
      ...authorization(service),
    },
  };
}

/** The widget keeps these two across reloads, whatever is registered. */
export const reportEverything = { type: 'rc-adapter-update-auto-log-settings', call: true, message: true };

/** Sent when the CRM is connected or disconnected later; the widget then asks for contacts and logs again. */
export function updateAuthorization(service: Service) {
  return { type: 'rc-adapter-update-authorization-status', ...authorization(service) };
}

function authorization({ account }: Service) {
  return { authorized: account !== undefined, authorizedAccount: account ?? '' };
}
