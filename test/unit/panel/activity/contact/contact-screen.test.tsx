// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail } from '../../../../../src/core/basics/problem';
import { onDialerOrder, type DialerOrder } from '../../../../../src/panel/shared/dialer-order';
import { activities } from '../../../../../src/storage/activity/activities';
import { json } from '../../../fakes/fake-server';
import { ada, sampleActivity, sampleCall } from '../../sample-view';
import { createTrafficWorld, openPage, type TrafficWorld } from '../../traffic/traffic-world';

const number = '+16505550123';
const card = { screen: 'contact', number } as const;

let world: TrafficWorld;
let page: Awaited<ReturnType<typeof openPage>>;
let orders: DialerOrder[];
let found: unknown[];
let isOffline: boolean;
const copy = vi.fn<(text: string) => Promise<void>>();

beforeEach(async () => {
  world = await createTrafficWorld();
  orders = [];
  found = [];
  isOffline = false;
  copy.mockReset().mockResolvedValue();
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { clipboard: { writeText: copy } }));
  world.server.routes['GET /contact'] = () => (isOffline ? fail('offline') : json({ contact: found }));
  onDialerOrder((order) => {
    orders.push(order);
    return 'taken';
  });
});

afterEach(async () => {
  onDialerOrder(undefined);
  vi.unstubAllGlobals();
  await page.close();
});

const person = (contact: object) => ({ ...contact, organization: 'Analytical Engines' });

async function open(route: Parameters<typeof page.open>[0] = card) {
  page = await openPage(world);
  await page.open(route);
}

describe('whose number it is', () => {
  test('one contact: by name, with the page in the CRM', async () => {
    found = [person(ada)];
    await open();
    expect(page.text()).toContain('Ada Lovelace · Analytical Engines');
    expect(page.button('Call Ada Lovelace')).toBeTruthy();
    expect(page.button('Open KeyCRM')).toBeTruthy();
  });

  test('several: the number stays its name, and each has a page', async () => {
    found = [person(ada), person({ ...ada, id: 'c2', name: 'Grace Hopper' })];
    await open();
    expect(page.button('Call +1 650 555 0123')).toBeTruthy();
    expect(page.element.querySelectorAll('.contact-found button')).toHaveLength(2);
  });

  test('nobody is said, and calling works all the same', async () => {
    await open();
    expect(page.text()).toContain('No contact in KeyCRM has this number.');
    await page.press('Call +1 650 555 0123');
    expect(orders).toEqual([{ kind: 'call', number }]);
  });

  test('without a network the CRM’s answer is missing, nothing else; it is asked for again by a press', async () => {
    isOffline = true;
    await activities.set('call:1', sampleActivity({ id: 'call:1' }));
    await open();
    expect(page.has('[role=alert]')).toBe(true);
    expect(page.text()).not.toContain('Nobody in KeyCRM');
    expect(page.element.querySelectorAll('.row')).toHaveLength(1);
    isOffline = false;
    found = [person(ada)];
    await page.press('Try again');
    expect(page.has('[role=alert]')).toBe(false);
    expect(page.text()).toContain('Ada Lovelace');
  });

  test('without a CRM nobody is asked, and what is missing is said', async () => {
    page = await openPage(world);
    await page.setView({ connection: null });
    await page.open(card);
    expect(page.text()).toContain('Connect your CRM to see whose number this is.');
    expect(world.take()).toEqual({});
    await page.press('Text +1 650 555 0123');
    expect(orders).toEqual([{ kind: 'text', number }]);
  });

  test('an extension is a colleague: the CRM is not asked', async () => {
    page = await openPage(world);
    world.take();
    await page.open({ screen: 'contact', number: '102' });
    expect(page.text()).toContain('An extension in your organization.');
    expect(world.take()).toEqual({});
  });
});

describe('what was', () => {
  test('no calls yet', async () => {
    await open();
    expect(page.text()).toContain('No calls or messages with this number in this browser yet.');
  });

  test('the newest ten of this number alone, with the note that was typed', async () => {
    for (let index = 0; index < 12; index += 1) {
      const call = sampleCall({ sessionId: `s${index}`, startTime: world.clock.time - index * 60_000 });
      await activities.set(
        `call:s${index}`,
        sampleActivity({
          call,
          fate: 'logged',
          form: { subject: '', note: `note ${index}`, additional: {} },
        }),
      );
    }
    const other = sampleCall({ sessionId: 'o', from: { phoneNumber: '+16505550199' } });
    await activities.set('call:o', sampleActivity({ call: other }));
    await open();
    const rows = [...page.element.querySelectorAll('.row')];
    expect(rows.map((row) => row.querySelector('.contact-note')?.textContent)).toEqual(
      Array.from({ length: 10 }, (_, index) => `note ${index}`),
    );
    expect(page.text()).toContain('The newest 10 of 12.');
  });

  test('somebody else’s calls are not there', async () => {
    await activities.set('call:x', sampleActivity({ id: 'call:x', account: 'other|2|crm|KeyCRM' }));
    await open();
    expect(page.has('.row')).toBe(false);
  });

  test('the note in the CRM is read by a press, and by nothing else', async () => {
    world.server.routes['GET /callLog'] = () =>
      json({
        successful: true,
        logs: [
          {
            sessionId: '90000001',
            matched: true,
            logId: 'l1',
            logData: { subject: 'S', note: 'Asked by a plugin', contactName: 'Ada' },
          },
        ],
      });
    await activities.set(
      'call:90000001',
      sampleActivity({ fate: 'logged', logId: 'l1', form: { subject: '', note: 'mine', additional: {} } }),
    );
    page = await openPage(world);
    world.take();
    await page.open(card);
    expect(world.take()).toEqual({ 'GET /contact': 1 });
    await page.press(/^Note in KeyCRM/);
    expect(world.take()).toEqual({ 'GET /callLog': 1 });
    expect(page.element.querySelector('.contact-crm-note')?.textContent).toBe('Asked by a plugin');
    expect(page.text()).toContain('mine');
  });
});

describe('a text from a page', () => {
  test('the number in it', async () => {
    await open({ screen: 'contact', number: 'Call me: (650) 555-0123 ext. 4' });
    await page.press(/^Call \+?1? ?6505550123|^Call 6505550123/);
    expect(orders).toEqual([{ kind: 'call', number: '6505550123' }]);
  });

  test('several: which, before anything can be pressed', async () => {
    await open({ screen: 'contact', number: '+16505550123, +16505550124' });
    expect(page.link('+1 650 555 0124')).toBe('#/activity/contact/%2B16505550124');
    expect(page.element.querySelector('main button')).toBeNull();
  });

  test('none is said, the text shown as text', async () => {
    await open({ screen: 'contact', number: '<b>no number</b>' });
    expect(page.text()).toContain('“<b>no number</b>” has no number that can be called.');
    expect(page.element.querySelector('main b')).toBeNull();
  });
});

describe('what can be done with a number', () => {
  test('Copy puts it into the clipboard and says so', async () => {
    await open();
    await page.press('Copy +1 650 555 0123');
    expect(copy).toHaveBeenCalledWith(number);
    expect(page.text()).toContain('+1 650 555 0123 is copied.');
  });

  test('a clipboard that refuses is said, with the number to copy by hand', async () => {
    copy.mockRejectedValue(new Error('NotAllowedError'));
    await open();
    await page.press('Copy +1 650 555 0123');
    expect(page.text()).toContain('Couldn’t copy. The number is +1 650 555 0123.');
  });

  test.each([
    ['elsewhere', 'The dialer is in another window'],
    ['away', 'The dialer isn’t ready'],
    ['busy', 'A call is in progress'],
  ] as const)('a dialer that is %s: it stays here and says so', async (answer, words) => {
    onDialerOrder(() => answer);
    await open();
    location.hash = '#/activity/contact/x';
    await page.press('Call +1 650 555 0123');
    expect(page.text()).toContain(words);
    expect(location.hash).toBe('#/activity/contact/x');
  });
});
