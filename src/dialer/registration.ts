/** The paths by which the widget asks us; we choose them, it repeats them word for word. */
export const paths = {
  authorize: '/authorize',
  contactMatch: '/contacts/match',
  contactSearch: '/contacts/search',
  callLogger: '/callLogger',
  callLogMatch: '/callLogger/match',
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
      // The widget's switch would promise a logging that happens without the form.
      callLoggerAutoLogSettingHidden: true,
      authorizationPath: paths.authorize,
      authorizedTitle: service.connectedTitle,
      unauthorizedTitle: service.connectTitle,
      ...authorization(service),
    },
  };
}

/** Sent when the CRM is connected or disconnected later; the widget then asks for contacts and logs anew. */
export function updateAuthorization(service: Service) {
  return { type: 'rc-adapter-update-authorization-status', ...authorization(service) };
}

function authorization({ account }: Service) {
  return { authorized: account !== undefined, authorizedAccount: account ?? '' };
}
