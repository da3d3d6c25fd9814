import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectorAt, findConnector } from '../../../../src/core/directory/connector-overrides';
import { declaresAddress } from '../../../../src/core/directory/declared-address';

const manifestWith = (override: unknown, platform: object = {}) => ({
  serverUrl: 'https://server.example.com/',
  platforms: { crm: { contactPageUrl: 'https://{hostname}/c', ...platform, override } },
});
const forHost = (triggerValue: string, ...overrideObjects: unknown[]) => ({
  triggerType: 'hostname',
  triggerValue,
  overrideObjects,
});
const at = (body: unknown, hostname: string) => findConnector(body, { platform: 'crm', hostname });

describe('a connector’s values for one host of its CRM', () => {
  const override = [
    forHost('eu.crm.example.com', { path: 'contactPageUrl', value: 'https://{hostname}/eu/c' }),
    { triggerType: 'meta', overrideObjects: [{ path: 'serverUrl', value: 'https://new.example.com/' }] },
  ];

  test.each([
    ['eu.crm.example.com', 'https://{hostname}/eu/c'],
    ['us.crm.example.com', 'https://{hostname}/c'],
    ['', 'https://{hostname}/c'],
  ])('hold for that host alone: %j', (hostname, contactPageUrl) => {
    expect(at(manifestWith(override), hostname)).toMatchObject({ contactPageUrl });
  });

  test('hold where the manifest fixes the host, without a choice', () => {
    const fixed = { environment: { type: 'fixed', url: 'https://eu.crm.example.com' } };
    expect(at(manifestWith(override, fixed), '')).toMatchObject({
      contactPageUrl: 'https://{hostname}/eu/c',
    });
  });

  test('of the whole manifest hold for every host', () => {
    expect(connectorAt(manifestWith(override), 'crm', '')).toMatchObject({
      serverUrl: 'https://new.example.com/',
    });
  });

  test('reach into objects, and leave the manifest as it was', () => {
    const auth = { type: 'oauth', oauth: { scope: 'some' } };
    const body = manifestWith([forHost('h.example.com', { path: 'auth.oauth.scope', value: 'all' })], {
      auth,
    });
    expect(at(body, 'h.example.com')).toMatchObject({ auth: { type: 'oauth', oauth: { scope: 'all' } } });
    expect(auth.oauth.scope).toBe('some');
  });

  test.each([
    ['__proto__.polluted'],
    ['constructor.prototype.polluted'],
    ['a..b'],
    [''],
    [7],
    ['a.'.repeat(20)],
  ])('with a path that is none change nothing: %j', (path) => {
    const body = manifestWith([forHost('h.example.com', { path, value: 'x' })]);
    const { override: _given, ...changed } = at(body, 'h.example.com') ?? {};
    expect(changed).toEqual(
      path === 7
        ? { contactPageUrl: 'https://{hostname}/c', 7: 'x' }
        : {
            contactPageUrl: 'https://{hostname}/c',
          },
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('whatever stands there, a manifest stays one that can be read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (override, hostname) => {
        expect(at(manifestWith(override), hostname)).toMatchObject({ contactPageUrl: expect.anything() });
      }),
    );
  });

  test('name a server that a page may ask for; other addresses in them are declared nowhere', () => {
    const body = manifestWith([
      forHost(
        'eu.crm.example.com',
        { path: 'serverUrl', value: 'https://eu.example.com' },
        { path: 'logoutUrl', value: 'https://out.example.com' },
        { path: 'serverUrl', value: 'http://plain.example.com' },
      ),
    ]);
    expect(declaresAddress(body, 'serverUrl', 'https://eu.example.com/')).toBe(true);
    expect(declaresAddress(body, 'serverUrl', 'https://us.example.com/')).toBe(false);
    expect(declaresAddress(body, 'serverUrl', 'http://plain.example.com/')).toBe(false);
    expect(declaresAddress(body, 'logoutUrl', 'https://out.example.com/')).toBe(false);
  });
});
