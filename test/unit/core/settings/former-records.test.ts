import { describe, expect, test } from 'vitest';
import { movedRecords, withPresentNames } from '../../../../src/core/settings/former-records';

const lock = { by: 'Priya Nair', at: 7, reason: 'contract' };
const locked = (value: unknown) => ({ value, customizable: false, isCustomizable: false, lock });
const moved = (value: unknown) => ({ value, customizable: false, lock });

describe('an admin’s records under names of this panel', () => {
  test.each([
    [{ panel_call: locked(true) }, { autoLogCall: moved(true) }],
    [{ panel_fax: locked(false) }, { autoLogInboundFax: moved(false), autoLogOutboundFax: moved(false) }],
    [
      { panel_severalContacts: locked('recent') },
      { multipleContactsPreference: moved('mostRecentActivity') },
    ],
    [{ panel_language: locked('de') }, { language: moved('de-DE') }],
    [{ panel_language: locked('system') }, { language: moved('auto') }],
    [{ panel_theme: locked('dark'), category: locked('a') }, {}],
    [{ panel_call: locked(true), autoLogCall: locked(false) }, { autoLogCall: locked(false) }],
    [{ panel_call: null }, {}],
  ])('%j stand as %j', (admin, expected) => {
    expect(withPresentNames(admin)).toEqual({ ...admin, ...expected });
  });

  const admin = { panel_fax: locked(true), panel_sms: locked(true), panel_theme: locked('dark') };
  test.each([
    [
      'the other direction keeps what was said of both',
      ['autoLogInboundFax'],
      {
        panel_fax: null,
        autoLogOutboundFax: moved(true),
      },
    ],
    ['both are set', ['autoLogInboundFax', 'autoLogOutboundFax'], { panel_fax: null }],
    ['nothing else is touched', ['autoLogCall', 'panel_theme'], {}],
  ])('move along when they are set: %s', (_what, written, expected) => {
    expect(movedRecords(admin, written)).toEqual(expected);
  });
});
