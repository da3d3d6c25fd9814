import { beforeEach, describe, expect, test } from 'vitest';
import en from '../../../../public/_locales/en/messages.json';
import { consentTo } from '../../../../src/core/plugins/consent-change';
import { readPluginManifest, type PluginManifest } from '../../../../src/core/plugins/plugin-manifest';
import { cannotRunShared, installBlockers } from '../../../../src/core/plugins/install-blockers';
import { consentOf } from '../../../../src/panel/shared/plugins/consent';
import { setWords } from '../../../../src/panel/app/words';

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
    const lines = consentOf(consentTo(manifest), { byRegistration: true }).map(
      ({ key, value }) => `${key} → ${value}`,
    );
    expect(lines).toEqual([
      'Every call that is logged: note, numbers, contact, AI notes → api.northwind.example',
      'Every fax that is logged: link to the document, numbers, contact → api.northwind.example',
      'Once, now: your RingCentral admin token → admin.northwind.example',
      'License checks for your account → licence.northwind.example',
      'Each user’s sign-in to its service → auth.northwind.example',
      'Checks whether a user is signed in → auth.northwind.example',
      'When a user disconnects: their session token, unless your organization withholds it → out.northwind.example',
      'Reads from your CRM → Nothing',
    ]);
  });

  test('on a server without registrations tells of the session that goes along', () => {
    const lines = consentOf(consentTo(manifestOf(simple)), { byRegistration: false });
    expect(lines).toContainEqual({
      key: 'With each log: the user’s session token',
      value: 'api.northwind.example',
    });
    expect(lines.map(({ value }) => value)).not.toContain('admin.northwind.example');
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
