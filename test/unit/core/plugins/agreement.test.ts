import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreementRecord,
  consentIn,
  isAgreed,
  isAgreedHost,
  isIconMoved,
  movedAddresses,
  purposes,
  readAgreement,
  type Agreement,
} from '../../../../src/core/plugins/agreement';
import { purposeNames, readAsked } from '../../../../src/core/plugins/asked';
import type { Consent } from '../../../../src/core/plugins/consent';
import { agreementKey, pluginOfAgreement } from '../../../../src/core/plugins/plugin-key';
import { agreementToAll } from '../../fakes/agreement';

const now = { by: 'Priya Nair', at: 1_700_000_000_000 };
const consent: Consent = {
  version: '1.0.0',
  hosts: { endpointUrl: 'run.example', logoutUrl: 'out.example:8443' },
  logTypes: ['call'],
  fields: ['mark'],
};
const old = { value: { name: 'labs.x', agreedTo: consent, config: {} } };

function read(admin: { [key: string]: unknown }): Agreement {
  const agreement = readAgreement(admin, 'x');
  if (!agreement) throw new Error('No admin was asked');
  return agreement;
}

test('is written per purpose, with who and when, and is read as it was written', () => {
  const record = agreementRecord(consent, undefined, now);
  expect(record['customizable']).toBe(false);
  const agreement = read({ [agreementKey('x')]: structuredClone(record) });
  expect(agreement.purposes).toEqual({
    run: { host: 'run.example', ...now },
    logOut: { host: 'out.example:8443', ...now },
  });
  expect(consentIn(agreement)).toEqual(consent);
});

test('a key belongs to its plugin, whose id may have underscores', () => {
  expect(pluginOfAgreement(agreementKey('a_b'))).toBe('a_b');
  expect(pluginOfAgreement('panel_theme')).toBeUndefined();
  expect(pluginOfAgreement('panel_agreed_')).toBeUndefined();
});

describe('an agreement', () => {
  const broken = {
    value: { purposes: { run: 'everywhere', logOut: { host: 'out.example', by: '', at: 0 } } },
  };
  test.each<[string, { [key: string]: unknown }, { run: boolean; logOut: boolean } | undefined]>([
    ['none', {}, undefined],
    ['none: another client’s record', { plugin_x: { value: { config: {} } } }, undefined],
    ['none: uninstalled', { plugin_x: { ...old, isRemoved: true } }, undefined],
    ['of an earlier version', { plugin_x: old }, { run: true, logOut: true }],
    [
      'in a record of its own',
      { [agreementKey('x')]: agreementRecord(consent, undefined, now) },
      { run: true, logOut: true },
    ],
    [
      'in part',
      {
        [agreementKey('x')]: agreementRecord(
          { ...consent, hosts: { endpointUrl: 'run.example' } },
          undefined,
          now,
        ),
      },
      { run: true, logOut: false },
    ],
    [
      'moved',
      { plugin_x: old, [agreementKey('x')]: agreementToAll('elsewhere.example') },
      { run: false, logOut: false },
    ],
    [
      'unreadable in one purpose',
      { plugin_x: old, [agreementKey('x')]: broken },
      { run: false, logOut: false },
    ],
    ['unreadable', { plugin_x: old, [agreementKey('x')]: 7 }, { run: false, logOut: false }],
  ])('%s', (_what, admin, expected) => {
    const agreement = readAgreement(admin, 'x');
    expect(
      agreement && {
        run: isAgreed(agreement, 'run', 'https://run.example/sync'),
        logOut: isAgreed(agreement, 'logOut', 'https://out.example:8443/logout'),
      },
    ).toEqual(expected);
  });

  test('names a port too, unless an earlier version wrote it', () => {
    const agreement = read({ [agreementKey('x')]: agreementRecord(consent, undefined, now) });
    expect(isAgreed(agreement, 'run', 'https://run.example:444/sync')).toBe(false);
    expect(isAgreed(read({ plugin_x: old }), 'run', 'https://run.example:444/sync')).toBe(true);
  });

  test('to a host for one purpose is none for another', () => {
    const agreement = read({ [agreementKey('x')]: agreementRecord(consent, undefined, now) });
    expect(isAgreed(agreement, 'logOut', 'https://run.example/logout')).toBe(false);
    expect(isAgreedHost(agreement, 'run.example')).toBe(true);
    expect(isAgreedHost(agreement, 'out.example')).toBe(false);
  });
});

test('an icon stays where it was when the plugin was agreed to, if that was written down', () => {
  const withIcon = (iconHost?: string) =>
    read({ [agreementKey('x')]: agreementRecord(consent, undefined, { ...now, iconHost }) });
  expect(isIconMoved(withIcon('icons.example'), 'https://icons.example/x.png')).toBe(false);
  expect(isIconMoved(withIcon('icons.example'), 'https://evil.example/x.png')).toBe(true);
  expect(isIconMoved(withIcon(), 'https://evil.example/x.png')).toBe(false);
  expect(isIconMoved(undefined, 'https://evil.example/x.png')).toBe(false);
});

test('who agreed to kinds of log stays, unless there are more', () => {
  const before = read({ [agreementKey('x')]: agreementRecord(consent, undefined, now) });
  const later = { by: 'Lee Wong', at: now.at + 1 };
  const types = (logTypes: Consent['logTypes']) =>
    Object(agreementRecord({ ...consent, logTypes }, before, later)['value']).logTypes;
  expect(types([])).toEqual({ types: [], ...now });
  expect(types(['call', 'sms'])).toEqual({ types: ['call', 'sms'], ...later });
});

test('an address that is given and refused, and that the server would call, is named', () => {
  const platform = {
    endpointUrl: 'http://run.example',
    tokenSyncUrl: 'https://10.0.0.1',
    logoutUrl: 'http://x.example',
  };
  expect(readAsked({ platforms: { x: platform } }, 'x')).toMatchObject({
    hosts: {},
    unreadable: ['endpointUrl', 'tokenSyncUrl'],
  });
});

const host = fc.constantFrom('a.example', 'b.example', 'a.example:8443', 'c.example');
const hosts = fc.dictionary(fc.constantFrom(...Object.values(purposes)), host);

test('property: what has not moved is on the very host that was agreed to for it, and the rest is named', () => {
  fc.assert(
    fc.property(hosts, hosts, (agreedTo, published) => {
      const record = agreementRecord({ ...consent, hosts: agreedTo }, undefined, now);
      const agreement = read({ [agreementKey('x')]: record });
      const addresses = Object.fromEntries(
        Object.entries(published).map(([name, at]) => [name, `https://${at}/path`]),
      );
      const moved = movedAddresses(agreement, addresses).map(({ purpose }) => purpose);
      for (const purpose of purposeNames) {
        const at = published[purposes[purpose]];
        const isSame = at === undefined || at === agreedTo[purposes[purpose]];
        expect(moved.includes(purpose)).toBe(!isSame);
      }
    }),
  );
});
