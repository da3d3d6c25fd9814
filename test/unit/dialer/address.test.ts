import { expect, test } from 'vitest';
import { dialerAbilities } from '../../../src/core/settings/dialer-ability';
import { dialerAddress, dialerOrigin } from '../../../src/dialer/address';

const account = {
  clientId: 'id&x=1',
  redirectUri: 'https://abc.chromiumapp.org/ringcentral',
  extensionId: '2000000001',
};

test('the address carries the client id and the redirect address of our own sign-in', () => {
  const url = new URL(dialerAddress(account));
  expect(url.origin).toBe(dialerOrigin);
  expect(url.pathname).toBe('/integration/ringcentral-embeddable/latest/app.html');
  expect(url.searchParams.get('clientId')).toBe('id&x=1');
  expect(url.searchParams.get('redirectUri')).toBe(account.redirectUri);
});

/** The parameters of the address, without those that say who is here. */
function flagsOf(without?: readonly string[]) {
  const {
    clientId: _id,
    prefix: _prefix,
    redirectUri: _uri,
    ...flags
  } = Object.fromEntries(new URL(dialerAddress({ ...account, without })).searchParams);
  return flags;
}

test('the widget has the abilities that App Connect’s own client gives it, without analytics', () => {
  expect(flagsOf()).toEqual({
    disableLoginPopup: '1',
    disableGlip: 'false',
    disableNoiseReduction: 'false',
    enableLoadMoreCalls: '1',
    enableRingtoneSettings: '1',
    enableSMSTemplate: '1',
    enableSideWidget: '1',
    enableSmartNote: '1',
    enableVoicemailDrop: '1',
  });
});

test.each(dialerAbilities)(
  'a policy that leaves out %s leaves out its flag, for any value would switch it on',
  (ability) => {
    const all = Object.keys(flagsOf());
    const left = Object.keys(flagsOf([ability]));
    expect(all.length - left.length).toBe(1);
    expect(all).toEqual(expect.arrayContaining(left));
  },
);

test('no flag is sent that acts by its presence alone to switch something off', () => {
  expect(Object.keys(flagsOf([...dialerAbilities]))).toEqual(['disableLoginPopup']);
});

test('another person gets another store in the widget', () => {
  expect(dialerAddress(account)).not.toBe(dialerAddress({ ...account, extensionId: '2000000002' }));
});

test.each([
  [{ version: '2.3.1' }, '/integration/ringcentral-embeddable/2.3.1/app.html'],
  [{ path: '/org/{version}/app.html', version: '3.0' }, '/org/3.0/app.html'],
  [{ path: '/org/app.html' }, '/org/app.html'],
  // What a policy could not be read for is what is built in.
  [{ path: '', version: '' }, '/integration/ringcentral-embeddable/latest/app.html'],
])('an organisation’s %o is another page', (place, pathname) => {
  expect(new URL(dialerAddress({ ...account, place })).pathname).toBe(pathname);
});

test.each(['//evil.example/app.html', 'https://evil.example/', '/..//evil.example', '\\\\evil.example'])(
  'a path %s leads nowhere else',
  (path) => {
    expect(new URL(dialerAddress({ ...account, place: { path } })).origin).toBe(dialerOrigin);
  },
);
