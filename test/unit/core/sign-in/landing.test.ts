import { describe, expect, test } from 'vitest';
import {
  defaultRedirectPage,
  readCrmLanding,
  readDeparture,
  readLanding,
} from '../../../../src/core/sign-in/landing';
import { isPublicHost, parseSafeUrl } from '../../../../src/core/basics/url';
import hosts from '../../../hostile/internal-hosts.json' with { type: 'json' };
import hostileLandings from '../../../hostile/landings.json' with { type: 'json' };

const redirectTo = 'https://plugin.example.com/oauth/callback';
const state = JSON.stringify({ from: 'plugin', redirectTo });
const departure = { redirectPage: defaultRedirectPage, state, hosts: ['plugin.example.com'] };
const landed = (parameters: string) => `${defaultRedirectPage}?${parameters}`;

describe('a landing', () => {
  test.each([
    ['as it left', encodeURIComponent(state)],
    ['encoded twice', encodeURIComponent(encodeURIComponent(state))],
    ['encoded three times', encodeURIComponent(encodeURIComponent(encodeURIComponent(state)))],
  ])('is ours: state %s', (_why, back) => {
    const address = landed(`code=c&state=${back}`);
    expect(readLanding(address, departure)).toEqual({ kind: 'ours', redirectTo, callbackUri: address });
  });

  test.each(hostileLandings)('$why', ({ why, address }) => {
    expect(readLanding(address, departure).kind).toBe(why.split(':')[0]);
  });

  test('tells a person’s no from the provider’s', () => {
    const s = encodeURIComponent(state);
    expect(readLanding(landed(`error=access_denied&state=${s}`), departure)).toMatchObject({
      code: 'sign_in_denied',
    });
    const words = readLanding(landed('error=server_error&error_description=Out%20of%20order'), departure);
    expect(words).toMatchObject({ code: 'sign_in_provider', message: 'Out of order' });
  });
});

describe('a landing from a CRM', () => {
  const left = 'platform=crm&nonce=n-1';
  const crm = { redirectPage: defaultRedirectPage, state: left };
  const encoded = encodeURIComponent(left);

  test.each([
    ['as it left', encoded],
    ['encoded twice', encodeURIComponent(encoded)],
    ['encoded three times', encodeURIComponent(encodeURIComponent(encoded))],
  ])('is ours: state %s', (_why, back) => {
    expect(readCrmLanding(landed(`code=c&state=${back}`), crm)).toEqual({ kind: 'crm' });
  });

  test.each([
    ['another nonce', `code=c&state=${encodeURIComponent('platform=crm&nonce=n-2')}`, 'state'],
    ['more than left', `code=c&state=${encodeURIComponent(`${left}&sessionId=1`)}`, 'state'],
    ['none', 'code=c', 'state'],
    ['a plugin’s', `code=c&state=${encodeURIComponent(state)}`, 'state'],
    ['no code', `state=${encoded}`, 'code'],
    ['broken encoding', 'code=c&state=%25E0%25A4', 'state'],
  ])('is not: %s', (_why, parameters, message) => {
    expect(readCrmLanding(landed(parameters), crm)).toEqual({
      kind: 'refused',
      code: 'sign_in_foreign',
      message,
    });
  });

  test('a plugin takes no landing from a CRM', () => {
    expect(readLanding(landed(`code=c&state=${encoded}`), departure)).toMatchObject({ kind: 'refused' });
  });

  test('on any other page the person is still on the way', () => {
    for (const address of ['https://crm.example/consent', `${defaultRedirectPage}/more`, 'about:blank'])
      expect(readCrmLanding(address, crm)).toEqual({ kind: 'elsewhere' });
  });

  test('with an error: the person’s no, and the provider’s', () => {
    expect(readCrmLanding(landed(`error=access_denied&state=${encoded}`), crm)).toMatchObject({
      code: 'sign_in_denied',
    });
    expect(readCrmLanding(landed('error=server_error'), crm)).toMatchObject({ code: 'sign_in_provider' });
    expect(readCrmLanding(landed('error=server_error&state=other'), crm)).toMatchObject({
      code: 'sign_in_foreign',
    });
  });
});

describe('a departure', () => {
  const page = encodeURIComponent(defaultRedirectPage);
  const address = (more: string) => `https://provider.example.com/authorize?${more}`;
  const read = (value: unknown) => readDeparture(value, departure);

  test('may be opened', () => {
    const url = address(`redirect_uri=${page}&state=${encodeURIComponent(state)}`);
    expect(read(url)).toEqual({ url, state });
  });

  test.each([
    ['not https', `http://provider.example.com/?redirect_uri=${page}&state=${encodeURIComponent(state)}`],
    ['a script', 'data:text/html,x'],
    ['no text', { authUrl: 'https://a.example' }],
    [
      'another redirect page',
      address(`redirect_uri=https://evil.example/&state=${encodeURIComponent(state)}`),
    ],
    ['no redirect page', address(`state=${encodeURIComponent(state)}`)],
    ['no state', address(`redirect_uri=${page}`)],
    ['a state that is no JSON', address(`redirect_uri=${page}&state=x`)],
    [
      'a place that the manifest does not name',
      address(
        `redirect_uri=${page}&state=${encodeURIComponent('{"from":"plugin","redirectTo":"https://evil.example/"}')}`,
      ),
    ],
  ])('is refused: %s', (_why, value) => {
    expect(() => read(value)).toThrow(/authUrl|redirect_uri|state/);
  });
});

test.each(hosts)('internal host %j is never told anything', (host) => {
  expect(parseSafeUrl(`https://${host}/cb`)).toBeUndefined();
  const inside = JSON.stringify({ from: 'plugin', redirectTo: `https://${host}/cb` });
  const address = landed(`code=c&state=${encodeURIComponent(inside)}`);
  const trusting = { ...departure, state: inside, hosts: [host] };
  expect(readLanding(address, trusting).kind).toBe('refused');
  const parsed = URL.canParse(`https://${host}/`) ? new URL(`https://${host}/`).hostname : '';
  expect(isPublicHost(parsed)).toBe(false);
});
