import { beforeEach, expect, test } from 'vitest';
import { createSurroundings } from '../../fakes/worker';

beforeEach(() => {
  createSurroundings();
});

test('a manifest is kept, and of more than 500 the oldest go', async () => {
  const { keepManifest, manifestCache } = await import('../../../../src/storage/directory/manifest-cache');
  const now = 1_700_000_000_000;
  for (let age = 0; age < 500; age += 1)
    await manifestCache.set(`plugin:p${age}`, { body: {}, fetchedAt: now - 1 - age });
  await keepManifest('plugin:a', { version: '1' }, now);
  expect(await manifestCache.count()).toBe(400);
  expect(await manifestCache.get('plugin:a')).toMatchObject({ body: { version: '1' } });
  expect(await manifestCache.get('plugin:p398')).toBeDefined();
  expect(await manifestCache.get('plugin:p399')).toBeUndefined();
});
