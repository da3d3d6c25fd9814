import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeServer, text } from '../../fakes/fake-server';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

const stored = async (key: string) => (await world.browser.storage.local.get(key))[key];

async function load() {
  const [policy, preferences, ringCentral, storage] = await Promise.all([
    import('../../../../src/background/settings/policy'),
    import('../../../../src/background/settings/preferences'),
    import('../../../../src/background/sign-in/ring-central'),
    import('../../../../src/storage/settings/preferences'),
  ]);
  const server = createFakeServer({ 'POST /unAuthorize': () => text('{}') });
  return {
    ...policy,
    ...preferences,
    ...ringCentral,
    ...storage,
    server,
    context: world.context(server.http),
  };
}

describe('the computer’s policy', () => {
  test('is stored, applied and locks', async () => {
    world.browser.policy.mockReturnValue({ preferences: { theme: 'dark', call: true } });
    const worker = await load();
    await worker.takePolicy(worker.context);
    expect(await worker.readPreferences()).toMatchObject({ theme: 'dark' });
    expect(await worker.readClientSettings()).toMatchObject({ autoLogCall: true, autoLogSMS: false });
    await expect(worker.savePreferences({ theme: 'light' })).rejects.toMatchObject({
      problem: { code: 'locked', missing: ['theme'] },
    });
    await worker.savePreferences({ theme: 'dark', language: 'de' });
    expect(await worker.readPreferences()).toMatchObject({ theme: 'dark', language: 'de' });
  });

  test('applies from the start, before the browser has reported it', async () => {
    world.browser.policy.mockReturnValue({ ringCentralClientId: 'org-client', allowMediaToken: true });
    const before = await load();
    await before.takePolicy(before.context);
    world.kill();
    world.browser.policy.mockImplementation(() => {
      throw new Error('not asked yet');
    });
    const after = await load();
    expect(await after.readOrganisationRules()).toEqual({
      withholdSessionToken: false,
      allowMediaToken: true,
    });
    const launched = world.browser.identity.launchWebAuthFlow.mockResolvedValue('');
    await after.getDialerCode(after.context);
    expect(launched.mock.calls[0]?.[0].url).toContain('client_id=org-client');
  });

  test.each([
    ['is damaged', { preferences: 'x' }],
    ['is of another type', 'policy'],
    ['was kept by a later version', { storedVersion: 9, value: {} }],
  ])('that %s is strict until it is read again', async (_what, kept) => {
    await world.browser.storage.local.set({ policy: kept });
    const worker = await load();
    expect(await worker.readOrganisationRules()).toEqual({
      withholdSessionToken: true,
      allowMediaToken: false,
    });
    await expect(worker.savePreferences({ theme: 'light' })).rejects.toMatchObject({
      problem: { code: 'locked', missing: ['theme'] },
    });
    await expect(
      worker.keepClientChoices({ changes: { autoLogCall: true, autoLogOutboundFax: true } }),
    ).rejects.toMatchObject({ problem: { code: 'locked', missing: ['autoLogCall', 'autoLogOutboundFax'] } });
    world.browser.policy.mockReturnValue({ allowMediaToken: true });
    await worker.takePolicy(worker.context);
    await worker.savePreferences({ theme: 'light' });
    expect(await worker.readOrganisationRules()).toEqual({
      withholdSessionToken: false,
      allowMediaToken: true,
    });
    // What was connected under the real policy stays connected.
    expect(await stored('connection')).not.toBeNull();
  });

  test('goes on holding where the browser cannot tell, and ends when it says so', async () => {
    world.browser.policy.mockReturnValue({ withholdSessionToken: true, preferences: { theme: 'dark' } });
    const worker = await load();
    await worker.takePolicy(worker.context);
    world.browser.policy.mockImplementation(() => {
      throw new Error('no policy here');
    });
    await worker.takePolicy(worker.context);
    expect((await worker.readOrganisationRules()).withholdSessionToken).toBe(true);
    world.browser.policy.mockReturnValue({});
    await worker.takePolicy(worker.context);
    expect((await worker.readOrganisationRules()).withholdSessionToken).toBe(false);
    expect(await worker.readPreferences()).toMatchObject({ theme: 'system' });
  });

  test.each([
    ['another connector', { connectorId: 'othercrm' }],
    ['another server', { serverUrl: 'https://other.example.com' }],
    ['a server that cannot be read', { serverUrl: 'http://callback.app-connect.example' }],
  ])('of %s ends the connection, and its token is forgotten', async (_name, policy) => {
    world.browser.policy.mockReturnValue(policy);
    const worker = await load();
    await worker.takePolicy(worker.context);
    expect(await stored('connection')).toBeNull();
    expect(await stored('sessionToken')).toBeNull();
  });

  test('of this very connection leaves it', async () => {
    world.browser.policy.mockReturnValue({
      connectorId: 'keycrm',
      serverUrl: 'https://callback.app-connect.example/',
    });
    const worker = await load();
    await worker.takePolicy(worker.context);
    expect(await stored('connection')).toMatchObject({ state: 'connected' });
    expect(worker.server.requests).toEqual([]);
  });
});

describe('preferences', () => {
  const records = (admin: object) => world.browser.storage.local.set({ settingRecords: { admin, own: {} } });

  test('an admin’s default reaches who never chose, a lock everybody, and the own choice comes back', async () => {
    const worker = await load();
    await worker.keepClientChoices({ changes: { autoLogCall: true } });
    await records({
      panel_call: { value: false, customizable: false },
      autoLogSMS: { value: true, customizable: true },
    });
    expect(await worker.readClientSettings()).toMatchObject({ autoLogCall: false, autoLogSMS: true });
    await expect(worker.keepClientChoices({ changes: { autoLogCall: true } })).rejects.toThrow('locked');
    await worker.keepClientChoices({ changes: { autoLogSMS: false } });
    await records({ autoLogSMS: { value: true, customizable: true } });
    expect(await worker.readClientSettings()).toMatchObject({ autoLogCall: true, autoLogSMS: false });
    await worker.keepClientChoices({ changes: { autoLogSMS: null } });
    expect(await worker.readClientSettings()).toMatchObject({ autoLogCall: true, autoLogSMS: true });
  });

  test('a choice is stored next to the others, and nobody can lock the client id', async () => {
    const worker = await load();
    await worker.savePreferences({ clientId: 'mine', theme: 'dark' });
    await worker.savePreferences({ notices: ['failed'] });
    expect(await stored('preferences')).toMatchObject({
      value: { clientId: 'mine', theme: 'dark', notices: ['failed'] },
    });
    await worker.followOrganisation({ name: 'theme' });
    expect(await stored('preferences')).toMatchObject({ value: { clientId: 'mine', notices: ['failed'] } });
  });
});
