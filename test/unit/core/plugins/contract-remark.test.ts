import { describe, expect, test } from 'vitest';
import type { AddressName } from '../../../../src/core/plugins/asked';
import { addressAsked, remarkOn, type ContractRemark } from '../../../../src/core/plugins/contract-remark';
import { parseSafeUrl } from '../../../../src/core/basics/url';
import {
  addExchanges,
  readExchanges,
  readTrafficMessage,
  type Exchange,
} from '../../../../src/core/plugins/plugin-traffic';

const data = { logInfo: { id: 1 }, note: 'before' };
const exchange = (status: number, answer: unknown, change: Partial<Exchange> = {}): Exchange => ({
  id: 1,
  at: 0,
  caller: 'callback',
  host: 'redaction.example.com',
  method: 'POST',
  path: '/plugin/sync?x=1',
  headers: {},
  body: JSON.stringify({ data, config: {} }),
  answer: {
    status,
    headers: {},
    body: typeof answer === 'string' ? answer : JSON.stringify(answer),
    tookMs: 5,
  },
  ...change,
});

describe('the contract says of an answer', () => {
  test.each<[AddressName, isAsync: boolean, status: number, answer: unknown, remark: ContractRemark]>([
    ['endpointUrl', false, 200, { ...data, note: 'after' }, 'sync_changed'],
    ['endpointUrl', false, 200, data, 'sync_unchanged'],
    ['endpointUrl', false, 200, { data }, 'sync_wrapped'],
    ['endpointUrl', false, 200, 'OK', 'sync_no_object'],
    ['endpointUrl', false, 500, '', 'refused'],
    ['endpointUrl', false, 0, '', 'broken_connection'],
    ['endpointUrl', true, 202, '', 'async_taken'],
    ['userRegisterEndpointUrl', false, 200, { jwtToken: 'x' }, 'registered'],
    ['userRegisterEndpointUrl', false, 200, {}, 'register_no_token'],
    ['licenseStatusUrl', false, 200, { licenseStatus: 'Pro' }, 'licence_told'],
    ['licenseStatusUrl', false, 200, {}, 'licence_no_status'],
    ['authorizationUrl', false, 200, { authUrl: 'https://a.example' }, 'fine'],
    ['authorizationUrl', false, 200, 'https://a.example', 'fine'],
    ['authorizationUrl', false, 200, {}, 'sign_in_no_address'],
    ['authStateUrl', false, 200, { successful: false }, 'fine'],
    ['logoutUrl', false, 200, {}, 'state_no_successful'],
    ['tokenSyncUrl', false, 200, 'OK', 'fine'],
  ])('%s (async: %s) with %i %j: %s', (address, isAsync, status, answer, remark) => {
    expect(remarkOn(exchange(status, answer), address, isAsync)).toBe(remark);
  });

  test('nothing before it is there', () => {
    expect(remarkOn({ ...exchange(200, ''), answer: null }, 'endpointUrl', false)).toBe('waiting');
  });
});

test('a request is known by the address that it goes to, whatever its query', () => {
  const addresses = { endpointUrl: parseSafeUrl('https://redaction.example.com/plugin/sync') };
  const given = Object.fromEntries(Object.entries(addresses).filter(([, url]) => url !== undefined));
  expect(addressAsked(exchange(200, ''), { addresses: given })).toBe('endpointUrl');
  expect(addressAsked({ ...exchange(200, ''), path: '/else' }, { addresses: given })).toBeUndefined();
});

describe('what is told of the servers', () => {
  test.each([null, 5, {}, { kind: 'other' }, { kind: 'exchanges' }, { kind: 'resend', id: 'x' }])(
    '%j is no message',
    (message) => {
      expect(readTrafficMessage(message)).toBeUndefined();
    },
  );

  test('one that cannot be read is left out, the others stay', () => {
    expect(readExchanges([exchange(200, ''), { id: 2 }, null]).map(({ id }) => id)).toEqual([1]);
  });

  test('an answer takes the place of the request that waited for it; the newest 500 are kept', () => {
    const waiting = { ...exchange(200, ''), answer: null };
    const many = Array.from({ length: 600 }, (_, index) => ({ ...waiting, id: index + 1 }));
    const all = addExchanges(addExchanges([], many), [{ ...exchange(200, ''), id: 600 }]);
    expect([all.length, all[0]?.id, all[0]?.answer?.status, all[1]?.answer]).toEqual([500, 600, 200, null]);
  });
});
