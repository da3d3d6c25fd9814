import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dialerAbilities } from '../../../../src/core/settings/dialer-ability';
import { formerPreferenceNames } from '../../../../src/core/settings/former-preference';
import { preferenceNames } from '../../../../src/core/settings/panel-preference';
import { forbidsConnection, noPolicy } from '../../../../src/core/settings/policy';
import { unreadableInPolicy } from '../../../../src/core/settings/unreadable-policy';
import { readPolicy } from '../../../../src/core/settings/policy-reader';

const whole = {
  connectorId: 'keycrm',
  serverUrl: 'https://apps.example.com',
  ringCentralClientId: 'AbC-123_x',
  dialerPath: '/integration/{version}/app.html',
  dialerVersion: '2.3.1',
  dialerWithout: ['chat', 'voicemailDrop'],
  preferences: { theme: 'dark', call: true, notices: ['failed'] },
  withholdSessionToken: true,
  allowMediaToken: true,
  allowedPlugins: ['redaction', 'digest@2.0', 'developer:Northwind Labs'],
};

describe('reading', () => {
  test('a whole policy, and none', () => {
    expect(readPolicy(whole)).toEqual({ ...whole, serverUrl: 'https://apps.example.com/', broken: [] });
    for (const nothing of [{}, null, undefined, 'text', []]) expect(readPolicy(nothing)).toEqual(noPolicy);
  });

  test.each([
    ['connectorId', 7, ''],
    ['connectorId', 'a b', ''],
    ['serverUrl', 'http://apps.example.com', ''],
    ['serverUrl', 'https://127.0.0.1', ''],
    ['serverUrl', '', ''],
    ['ringCentralClientId', 'a&b=c', ''],
    ['dialerPath', '//evil.example/app.html', ''],
    ['dialerPath', '/../app.html', ''],
    ['dialerPath', '/a?b', ''],
    ['dialerPath', 'https://evil.example/', ''],
    ['dialerVersion', '../..', ''],
    ['dialerVersion', 'a/b', ''],
    ['dialerWithout', 'chat', [...dialerAbilities]],
    ['dialerWithout', ['chat', 'phone'], [...dialerAbilities]],
    ['withholdSessionToken', 'false', true],
    ['withholdSessionToken', 0, true],
    ['allowMediaToken', 'true', false],
    ['allowMediaToken', 1, false],
    ['allowedPlugins', 'redaction', []],
    ['allowedPlugins', {}, []],
  ])('a broken %s (%o) keeps the stricter reading, and is named', (name, value, expected) => {
    const policy = readPolicy({ [name]: value });
    expect(policy).toMatchObject({ [name]: expected });
    expect(policy.broken).toEqual([name]);
  });

  test('preferences that cannot be read are locked all the same', () => {
    const given = { theme: 'pink', call: 'yes', unheard: 1, sms: true, showChatTab: 'no', autoLogSMS: true };
    const policy = readPolicy({ preferences: given });
    expect(policy.preferences).toEqual(given);
    expect(unreadableInPolicy(policy)).toEqual([
      'preferences.theme',
      'preferences.call',
      'preferences.unheard',
      'preferences.showChatTab',
    ]);
    const none = readPolicy({ preferences: 'all' });
    expect(Object.keys(none.preferences)).toEqual([...preferenceNames, ...formerPreferenceNames]);
    expect(unreadableInPolicy(none)).toEqual(['preferences']);
  });

  test('the managed schema declares the same names', () => {
    const schema = JSON.parse(readFileSync('public/managed_schema.json', 'utf8'));
    expect(Object.keys(schema.properties).toSorted()).toEqual(Object.keys(whole).toSorted());
    expect(Object.keys(schema.properties.preferences.properties).toSorted()).toEqual(
      [...preferenceNames, ...formerPreferenceNames].toSorted(),
    );
  });
});

describe('a connection', () => {
  const connection = { connectorId: 'keycrm', serverUrl: 'https://apps.example.com/' };
  test.each([
    [{}, false],
    [{ connectorId: 'keycrm' }, false],
    [{ connectorId: 'other' }, true],
    [{ connectorId: 5 }, true],
    [{ serverUrl: 'https://apps.example.com' }, false],
    [{ serverUrl: 'https://other.example.com' }, true],
    [{ serverUrl: 'ftp://apps.example.com' }, true],
  ])('under %o is forbidden: %s', (policy, expected) => {
    expect(forbidsConnection(readPolicy(policy), connection)).toBe(expected);
  });
});
