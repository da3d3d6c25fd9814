import { beforeEach, expect, test } from 'vitest';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** Preferences live in this browser; two of its windows may save at the same time. */

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

test('a save sets what the person has changed, and nothing else', async () => {
  const { savePreferences, followOrganisation } =
    await import('../../../../src/background/settings/preferences');
  await savePreferences({ theme: 'dark', call: true });
  await Promise.all([
    savePreferences({ theme: 'light' }),
    savePreferences({ notices: ['failed'] }),
    followOrganisation({ name: 'call' }),
  ]);
  expect((await world.browser.storage.local.get('preferences'))['preferences']).toEqual({
    theme: 'light',
    notices: ['failed'],
  });
});
