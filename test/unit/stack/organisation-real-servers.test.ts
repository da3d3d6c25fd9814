import { beforeEach, describe, expect, inject, test } from 'vitest';
import { createControlClient } from '../../stack/control-client';
import { ACCOUNT_SETTINGS } from '../../stack/organisation/account-settings';
import { LOGGED_NOTE, loggedSession } from '../../stack/organisation/logged-calls';

/** The organisation as App Connect's own client leaves it, on both servers: what stands there before our panel comes. */

const control = createControlClient(inject('stack').control);
beforeEach(async () => {
  await control.order('/reset');
});

describe.each(['callback', 'polling'])('%s', (server) => {
  test('its people’s records hold what that client has copied and kept, and what it loses is lost', async () => {
    await control.order('/organisation', { server });
    const rows: unknown = await control.read(`/server/${server}/user-settings`);
    const records = Object.fromEntries(
      [rows].flat().map((row) => [Object(row).accessToken, Object(row).userSettings]),
    );
    const { 'keycrm-dana': dana, 'keycrm-sam': sam, 'keycrm-priya': priya } = Object(records);
    // Locked: the account's, over her own; open: hers.
    expect(dana).toMatchObject({
      autoLogCall: { value: true, customizable: false },
      autoLogInboundFax: { value: false, customizable: true },
      overridingPhoneNumberFormat: { value: '(###) ###-####', customizable: false },
      smsTimeTrackingDefaultBillable: { value: true },
      addCallLogSubject: ACCOUNT_SETTINGS['addCallLogSubject'],
      selectedRegion: { value: 'US' },
    });
    // Uninstalled for all, and still in her record, where the polling server would run it.
    expect(dana).toHaveProperty('plugin_capitals');
    // One switch, and every leaf is written: what nobody chose, and locks without their flag where they are empty.
    expect(sam).toMatchObject({
      multipleContactsPreference: { value: 'firstAlphabetical' },
      showMeetingsTab: { value: true },
      autoLogOutboundFax: { value: false },
      newContactType: { value: 'Contact' },
    });
    expect(sam.autoLogOutboundFax).not.toHaveProperty('customizable');
    expect(priya).toMatchObject({ autoLogSMS: { value: false }, serverSideLogging: { enable: true } });
    const { logs } = Object(await control.read('/crm/keycrm/records'));
    expect(logs).toHaveLength(3);
    expect(logs[0].note).toBe(LOGGED_NOTE);
    const calls: unknown = await control.read(`/server/${server}/rows/callLogs`);
    expect([calls].flat().map((row) => Object(row).sessionId)).toContain(
      loggedSession({ extensionNumber: '102' }),
    );
  });
});
