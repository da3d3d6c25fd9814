import { expect, vi } from 'vitest';
import { endedCall } from '../../fakes/activity';
import { createAppConnect } from '../../fakes/app-connect';
import { createFakeServer, json } from '../../fakes/fake-server';
import {
  generateManifests,
  type GeneratedManifest,
  type ManifestClass,
} from '../../fakes/generated-manifests';
import { openPage } from '../../fakes/page';
import { createSurroundings } from '../../fakes/worker';

/**
 * What strangers publish, through a page and the worker from the installation to the log-out: whatever a manifest is
 * made to do, the plugin that can be used is used, calls are logged once, settings stay small and whole, and no
 * request goes where nobody agreed.
 */

const plugin = { id: 'redaction', access: 'public' } as const;
const mostBytes = { record: 64_000, document: 1_000_000 };
const ours = ['callback.app-connect.example', 'appconnect.labs.ringcentral.com', 'platform.ringcentral.com'];
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

async function playOne(generated: GeneratedManifest) {
  const world = createSurroundings();
  await world.connect();
  const fake = createAppConnect();
  const server = createFakeServer({
    ...fake.routes,
    'GET /public-api/connectors/redaction/manifest': () => json(published),
    'GET /authStateUrl': () => json({ successful: true }),
    'POST /logoutUrl': () => json({ successful: true }),
    'POST /callLog': () => json({ successful: true, logId: 'log-1' }),
  });
  let published = generated.body;
  const context = world.context(server.http);
  const page = await openPage(world, context);
  const { call } = await import('../../../../src/protocol/client');
  const account = await import('../../../../src/actions/sign-in/connect-plugin-account');

  await page.installPlugin(plugin.id);
  await page.refreshSettings();
  if (generated.next) published = generated.next.body;
  await page.refreshSettings();
  const { activityId } = await call('recordCall', { call: endedCall, isFinal: true });
  const contact = { id: 'c1', name: 'Ada', type: 'Contact' };
  await call('logActivity', {
    activityId,
    form: { contact, subject: 'Call', note: 'Quote', additional: {} },
    isUpdate: false,
  });
  await vi.waitFor(() => expect(server.to('POST /callLog')).toHaveLength(1), { timeout: 20_000 });
  const known = { ...plugin, name: generated.name };
  const attempts = [
    () => account.checkPluginAccount(known),
    () => account.logOutOfPluginAccount({ plugin: known }),
  ];
  const refusals: unknown[] = [];
  for (const attempt of attempts)
    await attempt().catch((error: unknown) => refusals.push(Object(error).problem?.code));
  const { installedPlugins } = await world.browser.storage.local.get('installedPlugins');
  return { state: fake.state, server, refusals, shown: Object(installedPlugins).plugins?.[0] };
}

/**
 * Throws at the first manifest of the class that does more, or less, than it may.
 * @returns how many were played
 */
export async function playGenerated(kind: ManifestClass, count: number, seed: number): Promise<number> {
  const manifests = generateManifests(count, { seed, classes: [kind] });
  for (const generated of manifests) {
    const { state, server, refusals, shown } = await playOne(generated);
    const { why } = generated;
    expect(shown, why).toMatchObject({ id: plugin.id });
    const keys = shown.settings.map(({ key }: { key: string }) => key);
    expect(keys, why).toEqual(expect.arrayContaining([...generated.works]));
    for (const document of [state.admin, state.own]) {
      expect(bytesOf(document), why).toBeLessThan(mostBytes.document);
      for (const record of Object.values(document)) {
        expect(record, why).toBeInstanceOf(Object);
        expect(bytesOf(record), why).toBeLessThan(mostBytes.record);
      }
    }
    expect(server.to('POST /callLog'), why).toHaveLength(1);
    const elsewhere = new Set(
      server.requests.map(({ url }) => new URL(url).host).filter((host) => !ours.includes(host)),
    );
    const agreed = `${generated.name.replaceAll('.', '-')}.example.com`;
    expect(
      [...elsewhere].filter((host) => host !== agreed),
      why,
    ).toEqual([]);
    const moved = generated.next?.address;
    expect(refusals, why).toEqual(moved === 'authStateUrl' || moved === 'logoutUrl' ? ['not_agreed'] : []);
    const tokens = server.to('POST /logoutUrl').map(({ body }) => body);
    expect(tokens, why).toEqual(moved === 'logoutUrl' ? [] : [{ jwtToken: 'jwt' }]);
  }
  return manifests.length;
}
