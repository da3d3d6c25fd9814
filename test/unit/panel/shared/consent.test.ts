import { beforeEach, describe, expect, test } from 'vitest';
import en from '../../../../public/_locales/en/messages.json';
import { consentTo } from '../../../../src/core/plugins/consent-change';
import { readPluginManifest, type PluginManifest } from '../../../../src/core/plugins/plugin-manifest';
import { cannotRunShared, installBlockers } from '../../../../src/core/plugins/install-blockers';
import { consentByHost } from '../../../../src/panel/shared/plugins/consent';
import { say, setWords } from '../../../../src/panel/app/words';

beforeEach(() => setWords(en));

function manifestOf(platform: object): PluginManifest {
  const manifest = readPluginManifest({ platforms: { 'a.b': platform } }, 'a.b');
  if (!manifest) throw new Error('No manifest');
  return manifest;
}

const simple = {
  endpointUrl: 'https://api.northwind.example/sync',
  userRegisterEndpointUrl: 'https://admin.northwind.example/register',
  supportedLogTypes: ['call', 'fax'],
};

describe('consent', () => {
  test('names each thing that leaves and its host', () => {
    const manifest = manifestOf({
      ...simple,
      requireLicense: true,
      licenseStatusUrl: 'https://licence.northwind.example/',
      showAuthorizationButton: true,
      authorizationUrl: 'https://auth.northwind.example/a',
      authStateUrl: 'https://auth.northwind.example/s',
      logoutUrl: 'https://out.northwind.example/o',
    });
    expect(consentByHost(consentTo(manifest), { byRegistration: true })).toEqual([
      {
        host: 'api.northwind.example',
        receives: [
          'Every call that is logged: note, numbers, contact, AI notes',
          'Every fax that is logged: link to the document, numbers, contact',
        ],
      },
      { host: 'admin.northwind.example', receives: ['Once, now: your RingCentral admin token'] },
      { host: 'licence.northwind.example', receives: [say('consent_license')] },
      {
        host: 'auth.northwind.example',
        receives: ['Each user’s sign-in to its service', 'Checks whether a user is signed in'],
      },
      { host: 'out.northwind.example', receives: [say('consent_logout')] },
    ]);
  });

  test('of one host has one group, with the logs first, though its addresses are apart', () => {
    const { hosts } = consentTo(manifestOf(simple));
    const all = Object.fromEntries(Object.keys(hosts).map((name) => [name, 'one.example']));
    const groups = consentByHost({ hosts: all, logTypes: ['call'] }, { byRegistration: true });
    expect(groups).toHaveLength(1);
    expect(groups[0]?.receives[0]).toContain('Every call that is logged');
    expect(groups[0]?.receives).toContain('Once, now: your RingCentral admin token');
  });

  test('of an installed plugin does not say that a token goes out now', () => {
    const groups = consentByHost(consentTo(manifestOf(simple)), { byRegistration: true, isInstalled: true });
    expect(groups.flatMap(({ receives }) => receives)).toContain(
      'Once, when it was installed: an admin’s RingCentral token',
    );
  });

  test('on a server without registrations tells of the session that goes along', () => {
    const groups = consentByHost(consentTo(manifestOf(simple)), { byRegistration: false });
    const api = groups.find(({ host }) => host === 'api.northwind.example');
    expect(api?.receives).toContain('With each log: the user’s session token');
    expect(groups.map(({ host }) => host)).not.toContain('admin.northwind.example');
  });
});

describe('a plugin is kept from being installed', () => {
  const blockers = (platform: object, byRegistration = true) =>
    installBlockers(manifestOf(platform), { byRegistration });

  test('when nothing is wrong, by nothing', () => expect(blockers(simple)).toEqual([]));

  test('when it has no kinds of log: its registration would stop all logging', () => {
    expect(blockers({ ...simple, supportedLogTypes: undefined })).toEqual(['supportedLogTypes']);
  });

  test('when it cannot be reached safely', () => {
    expect(blockers({ ...simple, endpointUrl: 'http://127.0.0.1/x' })).toEqual(['endpointUrl']);
    expect(blockers({ ...simple, userRegisterEndpointUrl: '' })).toEqual(['userRegisterEndpointUrl']);
    expect(blockers({ ...simple, userRegisterEndpointUrl: '' }, false)).toEqual([]);
  });

  test.each([
    ['shared, where the server asks for it in its own account’s name', 'shared', false, true, true],
    ['shared, where plugins are registered', 'shared', true, false, false],
    ['shared, where both generations are one', 'shared', true, true, false],
    ['shared, where nothing is known of the server', 'shared', false, false, false],
    ['private', 'private', false, true, false],
    ['public', 'public', false, true, false],
  ] as const)('%s', (_what, access, accountPlugins, pollsTasks, isBlocked) => {
    expect(cannotRunShared(access, { accountPlugins, pollsTasks })).toBe(isBlocked);
  });

  test('not by a fault that harms only itself', () => {
    expect(blockers({ ...simple, supportedLogTypes: ['call', 'telex'], pageContent: [7] })).toEqual([]);
  });
});
