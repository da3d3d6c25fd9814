import { beforeEach, expect, test } from 'vitest';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

/** Preferences live in this browser; two of its windows may save at the same time. */

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

test('a save sets what the person has changed, and nothing else', async () => {
  const { savePreferences, keepClientChoices, followOrganisation } =
    await import('../../../../src/background/settings/preferences');
  await savePreferences({ theme: 'dark', language: 'de' });
  await Promise.all([
    savePreferences({ theme: 'light' }),
    savePreferences({ notices: ['failed'] }),
    followOrganisation({ name: 'language' }),
    keepClientChoices({ changes: { autoLogCall: true } }),
  ]);
  expect((await world.browser.storage.local.get('preferences'))['preferences']).toEqual({
    storedVersion: 2,
    value: { theme: 'light', notices: ['failed'], choices: { autoLogCall: true } },
  });
});

test('a choice that was changed while its earlier value was on the way waits on', async () => {
  const { forgetChoices, keepClientChoices } =
    await import('../../../../src/background/settings/preferences');
  const { readPreferenceSources } = await import('../../../../src/storage/settings/preferences');
  await keepClientChoices({
    changes: { autoLogCall: true, oneTimeLog: true, multipleContactsPreference: 'mostRecentActivity' },
  });
  await forgetChoices({ autoLogCall: true, oneTimeLog: null, multipleContactsPreference: 'earliestCreated' });
  const { preferences } = await readPreferenceSources();
  expect(preferences.choices).toEqual({ multipleContactsPreference: 'mostRecentActivity' });
});
