import { withParameters } from '../core/basics/url';
import { dialerAbilities, type DialerAbility } from '../core/settings/dialer-ability';

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
  /** Abilities that the organisation's policy leaves out. */
  readonly without?: readonly string[] | undefined;
}

/**
 * The flag that gives the widget an ability, as App Connect's own client has them. Any text switches an `enable…` on;
 * of these two `disable…` only `false` lifts the ban, every other `disable…` bans with any text. The last two do nothing
 * before widget 3.x.
 */
const flags: { readonly [ability in DialerAbility]: { readonly [flag: string]: string } } = {
  chat: { disableGlip: 'false' },
  smsTemplates: { enableSMSTemplate: '1' },
  olderCalls: { enableLoadMoreCalls: '1' },
  aiNotes: { enableSmartNote: '1' },
  ringtones: { enableRingtoneSettings: '1' },
  noiseReduction: { disableNoiseReduction: 'false' },
  voicemailDrop: { enableVoicemailDrop: '1' },
  sideWidgets: { enableSideWidget: '1' },
};

/**
 * Address of RingCentral Embeddable. A flag that is off is left out. The
 * widget's own sign-in pop-up is off: it reports the sign-in address instead (`rc-login-popup-notify`), because only
 * the browser's sign-in window can use our redirect address.
 */
export function dialerAddress(account: DialerAccount): string {
  const { clientId, redirectUri, extensionId, place = {}, without = [] } = account;
  const given = dialerAbilities
    .filter((ability) => !without.includes(ability))
    .map((ability) => flags[ability]);
  return withParameters(pageAt(place), {
    clientId,
    redirectUri,
    prefix: `panel-${extensionId}`,
    disableLoginPopup: '1',
    ...Object.fromEntries(given.flatMap((flag) => Object.entries(flag))),
  });
}
