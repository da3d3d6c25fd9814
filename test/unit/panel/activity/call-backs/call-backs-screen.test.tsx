// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callBacksKey } from '../../../../../src/core/activity/kept-call-back';
import { fail } from '../../../../../src/core/basics/problem';
import { onDialerOrder, type DialerOrder } from '../../../../../src/panel/shared/dialer-order';
import { activities } from '../../../../../src/storage/activity/activities';
import { json, text } from '../../../fakes/fake-server';
import { ada, sampleActivity } from '../../sample-view';
import { createTrafficWorld, openPage, type TrafficWorld } from '../../traffic/traffic-world';

interface Item {
  id: string;
  contactId?: string | null;
  contactType?: string;
  status: string | null;
  scheduledAt?: string | null;
  lastCallAt?: string | null;
  createdAt?: string;
}

const hour = 3_600_000;
const list = { screen: 'call_backs' } as const;

let world: TrafficWorld;
let page: Awaited<ReturnType<typeof openPage>>;
/** The server's list, which has neither names nor numbers. */
let items: Item[];
let isOffline: boolean;
let orders: DialerOrder[];

const iso = (shift: number) => new Date(world.clock.time + shift).toISOString();
const own = () => Object(world.state.own[callBacksKey]).value;
const changed = () =>
  world.server.requests
    .filter(({ method, url }) => method !== 'GET' && url.includes('/calldown'))
    .map(({ method, url, body }) => [method, new URL(url).pathname, body]);

beforeEach(async () => {
  world = await createTrafficWorld();
  items = [];
  isOffline = false;
  orders = [];
  const online = (answer: () => unknown) => () => (isOffline ? fail('offline') : json(answer()));
  const { routes } = world.server;
  const probe = routes['GET /calldown'];
  routes['GET /calldown'] = (request, url) =>
    request.pass.purpose === 'call_backs'
      ? online(() => ({ items }))()
      : (probe?.(request, url) ?? text('', 404));
  routes['POST /calldown'] = ({ body }) =>
    online(() => {
      items.push({ id: `made${items.length}`, status: 'scheduled', ...Object(body) });
      return { successful: true };
    })();
  for (const id of ['r1', 'r2', 'gone']) {
    const find = () => items.find((item) => item.id === id);
    routes[`PATCH /calldown/${id}`] = ({ body }) =>
      find() || isOffline
        ? online(() => Object.assign(Object(find()), body))()
        : json({ error: 'Not found' }, 400);
    routes[`DELETE /calldown/${id}`] = () =>
      find() || isOffline
        ? online(() => items.splice(items.indexOf(Object(find())), 1))()
        : json({ error: 'Not found' }, 400);
  }
  onDialerOrder((order) => {
    orders.push(order);
    return 'taken';
  });
});

afterEach(async () => {
  onDialerOrder(undefined);
  await page.close();
});

/** Ada is to be called in an hour; her log says who she is. */
async function scheduleAda() {
  await activities.set(
    'call:9',
    sampleActivity({ id: 'call:9', fate: 'logged', logId: 'l', form: formOf(ada) }),
  );
  items.push({
    id: 'r1',
    contactId: 'c1',
    contactType: 'Contact',
    status: 'scheduled',
    scheduledAt: iso(hour),
  });
}

const formOf = (contact: typeof ada) => ({ contact, subject: '', note: '', additional: {} });
const bob = () => ({ id: 'r2', contactId: '77', status: 'scheduled', scheduledAt: iso(-hour) });

describe('what is on the list', () => {
  test('nobody yet: where call-backs come from', async () => {
    page = await openPage(world);
    await page.open(list);
    expect(page.text()).toContain('No one to call back');
    expect(page.has('input')).toBe(false);
  });

  test('a row of App Connect’s own client has no name and number: it is said, and it cannot be dialled', async () => {
    items.push(bob());
    page = await openPage(world);
    await page.open(list);
    expect(page.text()).toContain('Contact 77');
    expect(page.text()).toContain('name and number aren’t known here');
    await page.press('Contact 77');
    expect(page.button(/^CallThis panel doesn’t know the number/).getAttribute('aria-disabled')).toBe('true');
    expect(page.button('Open KeyCRM').textContent).toContain('Open');
  });

  test('who it is comes from a log of this browser, and is told to the other computers, without the note', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open(list);
    expect(page.text()).toContain('Ada Lovelace');
    expect(page.text()).toContain('+1 650 555 0123');
    expect(own()).toEqual([
      { contactId: 'c1', scheduledAt: iso(hour), name: 'Ada Lovelace', number: '+16505550123' },
    ]);
    world.server.requests.length = 0;
    world.clock.time += 2 * 60_000;
    await page.open(list);
    expect(world.take()).toEqual({ 'GET /calldown': 1 });
  });

  test('what another computer has told is shown here, and taken out once the row is gone', async () => {
    items.push(bob());
    world.state.own[callBacksKey] = {
      value: [{ contactId: '77', scheduledAt: bob().scheduledAt, name: 'Bob', number: '+16505550177' }],
    };
    const { refreshSettings } = await import('../../../../../src/actions/settings/refresh-settings');
    await refreshSettings();
    page = await openPage(world);
    await page.open(list);
    expect(page.text()).toContain('Bob');
    items = [];
    await page.press('Reload the list');
    expect(page.text()).not.toContain('Bob');
    expect(own()).toBeUndefined();
  });

  test('a row that another computer has just made is named as soon as that one has told whose it is', async () => {
    page = await openPage(world);
    await page.open(list);
    items.push({ ...bob(), createdAt: iso(0) });
    world.clock.time += 61_000;
    await page.open(list);
    expect(page.text()).toContain('Contact 77');
    world.state.own[callBacksKey] = {
      value: [{ contactId: '77', scheduledAt: items[0]?.scheduledAt, name: 'Bob', number: '+16505550177' }],
    };
    await page.open(list);
    expect(page.text()).toContain('Bob');
  });

  test('filters by state, each with its count', async () => {
    await scheduleAda();
    items.push(bob(), { id: 'r3', contactId: '88', status: 'called', lastCallAt: iso(-hour) });
    page = await openPage(world);
    await page.open(list);
    const shows = (who: string) => page.text().includes(who);
    for (const [chip, who] of [
      ['Scheduled 1', 'Ada Lovelace'],
      ['Not called 1', 'Contact 77'],
      ['Called 1', 'Contact 88'],
    ] as const) {
      await page.press(chip);
      const names = [...page.element.querySelectorAll('.row-title')].map((title) => title.textContent);
      expect(names).toHaveLength(1);
      expect(names[0]).toContain(who);
    }
    await page.press('All 3');
    expect(['Ada Lovelace', 'Contact 77', 'Contact 88'].every(shows)).toBe(true);
  });

  test('the search finds by name and by number', async () => {
    await scheduleAda();
    for (let place = 2; place < 9; place += 1)
      items.push({
        id: `x${place}`,
        contactId: `+1650555019${place}`,
        status: 'scheduled',
        scheduledAt: iso(hour),
      });
    page = await openPage(world);
    await page.open(list);
    const search = page.element.querySelector('input');
    const rows = () => page.element.querySelectorAll('.row').length;
    expect([rows(), search?.getAttribute('aria-label')]).toEqual([8, 'Search by name or number']);
  });

  test('a server without such a list: an ability that is not there', async () => {
    page = await openPage(world);
    const { connection } = await import('../../../fakes/person');
    await page.setView({ connection });
    await page.show(list);
    expect(page.text()).toContain('doesn’t support call-backs');
    expect(page.has('[role="alert"]')).toBe(false);
  });
});

describe('without a network', () => {
  test('the list stands as it was read, with its time, and can be asked for again', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open(list);
    isOffline = true;
    world.clock.time += 5 * 60_000;
    await page.open(list);
    expect(page.text()).toContain('Ada Lovelace');
    expect(page.text()).toContain('Showing the list as of');
    isOffline = false;
    await page.press('Try again');
    expect(page.has('[role="alert"]')).toBe(false);
  });

  test('a change is shown as done and waiting, and is sent once when the network is back', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open(list);
    isOffline = true;
    await page.press('Ada Lovelace');
    await page.press('Mark as called');
    expect(page.text()).toContain('Waiting to be sent');
    expect(page.button('Called 1')).toBeTruthy();
    expect(items[0]?.status).toBe('scheduled');
    isOffline = false;
    world.server.requests.length = 0;
    const { sendAndWatch } = await import('../../../../../src/background/activity/due-work');
    await sendAndWatch(world.context);
    await page.show(list);
    expect(changed()).toEqual([['PATCH', '/calldown/r1', { status: 'called', lastCallAt: iso(0) }]]);
    expect(page.text()).not.toContain('Waiting to be sent');
    expect(items[0]?.status).toBe('called');
  });
});

describe('what a person does', () => {
  test('Call dials, and only then marks as called', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open(list);
    await page.press('Call next: Ada Lovelace');
    expect(orders).toEqual([{ kind: 'call', number: '+16505550123' }]);
    expect(items[0]).toMatchObject({ status: 'called', lastCallAt: iso(0) });
    expect(location.hash).toBe('#/dialer');
  });

  test.each([
    ['elsewhere', 'The dialer is in another window'],
    ['away', 'The dialer isn’t ready'],
    ['busy', 'A call is in progress'],
  ] as const)('a dialer that is %s: nothing is marked, and it is said', async (answer, words) => {
    await scheduleAda();
    onDialerOrder(() => answer);
    page = await openPage(world);
    await page.open(list);
    await page.press('Call next: Ada Lovelace');
    expect(page.text()).toContain(words);
    expect(items[0]?.status).toBe('scheduled');
    expect(changed()).toEqual([]);
  });

  test('Text opens a conversation, and marks nothing', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open(list);
    await page.press('Ada Lovelace');
    await page.press('Text Ada Lovelace');
    expect(orders).toEqual([{ kind: 'text', number: '+16505550123' }]);
    expect(changed()).toEqual([]);
  });

  test('Delete asks first; what is kept of it goes too', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open(list);
    expect(own()).toHaveLength(1);
    await page.press('Ada Lovelace');
    await page.press('Delete');
    expect(items).toHaveLength(1);
    await page.pressIn('dialog', 'Delete');
    await page.show(list);
    expect([items, own()]).toEqual([[], undefined]);
    expect(page.text()).toContain('No one to call back');
  });

  test('a row that was called cannot be edited, one that was not can', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open(list);
    await page.press('Ada Lovelace');
    expect(page.link('Edit')).toBe('#/activity/call-backs/r1');
    await page.press('Mark as called');
    expect(() => page.link('Edit')).toThrow('No a called Edit');
  });

  test('another time is one change; a note alone asks nobody and never leaves this browser', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open({ screen: 'call_back', callBackId: 'r1' });
    await page.type('Note', 'about the engine');
    world.server.requests.length = 0;
    await page.press('Save');
    expect(changed()).toEqual([]);
    await page.open(list);
    expect(page.text()).toContain('about the engine');
    await page.open({ screen: 'call_back', callBackId: 'r1' });
    const tomorrow = new Date(world.clock.time + 24 * hour);
    const local = new Date(tomorrow.getTime() - tomorrow.getTimezoneOffset() * 60_000)
      .toISOString()
      .slice(0, 16);
    await page.type('Call back at', local);
    await page.press('Save');
    expect(changed()).toHaveLength(1);
    expect(items[0]?.scheduledAt).toBe(`${iso(24 * hour).slice(0, 16)}:00.000Z`);
    await page.open(list);
    expect(page.text()).toContain('about the engine');
    expect(JSON.stringify(world.server.requests)).not.toContain('about the engine');
  });

  test('what is typed and not saved is there when the panel is opened again, until it is saved or given up', async () => {
    await scheduleAda();
    const note = () => page.field('Note').value;
    for (const screen of [
      { screen: 'call_back', callBackId: 'r1' },
      { screen: 'call_back_new', number: '+16505550199' },
    ] as const)
      for (const way of ['Cancel', 'Save']) {
        page = await openPage(world);
        await page.open(screen);
        const before = note();
        const typed = `${way}: about the engine`;
        await page.type('Note', typed);
        await page.close();
        page = await openPage(world);
        await page.open(screen);
        expect(note()).toBe(typed);
        await page.press(way);
        await page.open(screen);
        expect(note()).toBe(way === 'Save' && screen.screen === 'call_back' ? typed : before);
        await page.close();
      }
    page = await openPage(world);
  });

  test('a time before today is refused with its reason', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open({ screen: 'call_back', callBackId: 'r1' });
    await page.type('Call back at', '2020-01-01T09:00');
    await page.press('Save');
    expect(page.text()).toContain('Choose today or a later day.');
    expect(changed()).toEqual([]);
  });

  test('an extension is refused with its reason', async () => {
    page = await openPage(world);
    await page.open({ screen: 'call_back_new', number: '102' });
    expect(page.text()).toContain('102 is an extension in your organization');
    expect(() => page.button('Save')).toThrow('No button called Save');
  });

  test('a number that the CRM knows nobody for goes on the list alone', async () => {
    page = await openPage(world);
    await page.open({ screen: 'call_back_new', number: '+16505550199' });
    await page.press('Save');
    expect(items).toMatchObject([{ contactId: '+16505550199', contactType: '' }]);
    await page.open(list);
    expect(page.text()).toContain('+1 650 555 0199');
  });
});

describe('a row that another computer has deleted', () => {
  test('a change of it is said to have come too late, and can be put away', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open(list);
    items = [];
    await page.press('Ada Lovelace');
    await page.press('Mark as called');
    await page.show(list);
    expect(page.text()).toContain('This call-back is no longer on the list');
    await page.press('Done');
    expect(page.text()).not.toContain('no longer on the list');
  });

  test('its deletion has nothing to say', async () => {
    await scheduleAda();
    page = await openPage(world);
    await page.open(list);
    items = [];
    await page.press('Ada Lovelace');
    await page.press('Delete');
    await page.pressIn('dialog', 'Delete');
    await page.show(list);
    expect(page.text()).toContain('No one to call back');
    expect(page.has('[role="alert"]')).toBe(false);
    expect((await world.browser.storage.local.get('callBackChanges'))['callBackChanges']).toEqual([]);
  });
});

describe('the way to the list', () => {
  const today = async () => {
    await scheduleAda();
    const { refreshCallBacks } = await import('../../../../../src/actions/activity/settle-call-backs');
    await refreshCallBacks();
    page = await openPage(world);
  };

  test('stands on Activity with the number for today', async () => {
    await today();
    await page.open({ screen: 'activity' });
    await page.press('Call-backs, 1 for today');
    expect(location.hash).toBe('#/activity/call-backs');
  });

  test('is hidden where the organisation hides the list', async () => {
    await today();
    await page.setView({
      settingRecords: { admin: { showCalldownTab: { value: false, customizable: false } }, own: {} },
    });
    await page.show({ screen: 'activity' });
    expect(() => page.button(/^Call-backs/)).toThrow('No button');
  });
});
