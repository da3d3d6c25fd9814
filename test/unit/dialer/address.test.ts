import { expect, test } from 'vitest';
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

test('no flag is sent to switch something off: any value switches it on', () => {
  const parameters = Object.fromEntries(new URL(dialerAddress(account)).searchParams);
  expect(Object.keys(parameters).toSorted()).toEqual([
    'clientId',
    'disableLoginPopup',
    'prefix',
    'redirectUri',
  ]);
  expect(parameters['disableLoginPopup']).toBe('1');
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
