// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { OpenContact, OpenCrm } from '../../../../src/panel/activity/OpenCrm';
import { activities } from '../../../../src/storage/activity/activities';
import { createSurroundings, type Surroundings } from '../../fakes/worker';
import { answerPages, settle } from '../fake-worker';
import { paintPanel } from '../paint-panel';
import { ada, sampleActivity } from '../sample-view';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
  await activities.set('call:1', sampleActivity({ id: 'call:1' }));
});

test.each([
  ['a log', () => <OpenCrm activityId="call:1" />],
  ['a log that is there no more', () => <OpenCrm activityId="call:2" />],
  ['a contact', () => <OpenContact contact={ada} />],
])('where %s has no page in the CRM, its button says so and opens nothing', async (_what, paint) => {
  // No manifest names a page, and the server knows no host.
  answerPages(world.browser, { askServer: () => '' });
  const panel = await paintPanel(paint());
  await panel.press(/^Open /);
  await settle();
  const pressed = panel.button(/^Open /);
  expect(pressed.getAttribute('aria-disabled')).toBe('true');
  const reason = document.getElementById(pressed.getAttribute('aria-describedby') ?? '');
  expect(reason?.textContent).not.toBe('');
  expect(reason?.hidden, 'read as the description, and not as the name').toBe(true);
  expect(world.browser.tabs.create).not.toHaveBeenCalled();
});
