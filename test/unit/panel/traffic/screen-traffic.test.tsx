// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { screens } from '../../../../src/panel/app/screens';
import { withoutServer, screenTraffic } from './screen-traffic';
import { createTrafficWorld, openPage, recordActivities } from './traffic-world';

const second = 1000;
const minute = 60 * second;

let page: Awaited<ReturnType<typeof openPage>>;
afterEach(async () => page.close());

test.each(Object.entries(screenTraffic))(
  '%s: what an opening asks, and another one within a minute',
  async (_name, { route, asks, again, isOAuth = false }) => {
    const world = await createTrafficWorld({ isOAuth });
    await recordActivities();
    page = await openPage(world);
    world.clock.time += 20 * minute;
    await page.open(route);
    expect(world.take()).toEqual(asks);
    const shown = page.text();
    world.clock.time += 50 * second;
    await page.open(route);
    expect(world.take()).toEqual(again);
    expect(page.text()).toBe(shown);
  },
);

test('asking again is for security alone, and says why', () => {
  const again = Object.values(screenTraffic).filter((line) => Object.keys(line.again).length > 0);
  for (const { because } of again) expect(because).toBeTruthy();
});

test('no screen is left out', () => {
  const listed = Object.values(screenTraffic).map(({ route }) => route.screen);
  expect(new Set([...listed, ...withoutServer])).toEqual(new Set(Object.keys(screens)));
});
