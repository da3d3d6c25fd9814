// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ownerKey } from '../../../../../src/core/crm/account';
import type { Activity } from '../../../../../src/core/activity/activity';
import { lineOf } from '../../../../../src/core/activity/activity-line';
import { ActivityScreen } from '../../../../../src/panel/activity/list/ActivityScreen';
import type { PanelState } from '../../../../../src/panel/app/store';
import { onDialerOrder, type DialerOrder } from '../../../../../src/panel/shared/dialer-order';
import { NotConnectedScreen } from '../../../../../src/panel/sign-in/connect/NotConnectedScreen';
import { paintPanel } from '../../paint-panel';
import {
  ada,
  grace,
  identity,
  sampleActivity,
  sampleCall,
  sampleLine,
  sampleNewest,
} from '../../sample-view';

const { ask, readAll, readMany } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
  readAll: vi.fn<() => Promise<Activity[]>>(),
  readMany: vi.fn<(ids: readonly string[]) => Promise<Map<string, Activity>>>(),
}));
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../../src/actions/activity/decide-activity', () => ({
  ignoreActivity: (activityId: string) => ask('ignoreActivity', { activityId }),
  retryActivity: (activityId: string) => ask('retryActivity', { activityId }),
  confirmLogged: (activityId: string) => ask('confirmLogged', { activityId }),
  retryAll: () => ask('retryAll', {}),
}));
vi.mock('../../../../../src/storage/activity/activities', () => ({
  activities: { all: readAll, getMany: readMany },
}));

const form = { contact: ada, subject: 'S', note: 'N', additional: {} };
const refused = sampleLine({
  call: sampleCall({ sessionId: '1' }),
  fate: 'needs_you',
  form,
  operations: [{ kind: 'create' }],
  problem: { code: 'refused', message: 'Redaction answered with an error (500).' },
});
const unclear = sampleLine({
  call: sampleCall({ sessionId: '2' }),
  fate: 'needs_you',
  form,
  operations: [{ kind: 'create' }],
  problem: { code: 'unclear_outcome' },
});
const signedOut = sampleLine({
  call: sampleCall({ sessionId: '4' }),
  fate: 'needs_you',
  form,
  operations: [{ kind: 'create' }],
  problem: { code: 'ringcentral_expired' },
});
const logged = sampleLine({
  call: sampleCall({ sessionId: '3', startTime: Date.now() }),
  fate: 'logged',
  form,
});
const open = (newest = [refused, logged]) =>
  paintPanel(<ActivityScreen />, sampleNewest(newest, { needsYou: 1, logged: 38 }));

beforeEach(() => {
  ask.mockReset().mockResolvedValue(undefined);
  readMany.mockReset();
  readAll.mockReset().mockResolvedValue([
    sampleActivity({ call: sampleCall({ sessionId: '3' }), fate: 'logged', form }),
    sampleActivity({
      call: sampleCall({ sessionId: '4' }),
      fate: 'logged',
      form: { ...form, contact: grace },
    }),
    sampleActivity({ call: sampleCall({ sessionId: '5' }), fate: 'ignored' }),
  ]);
});

test('a log that waits for RingCentral: one press signs in again and sends it', async () => {
  const panel = await open([signedOut]);
  await panel.press('Sign in again');
  expect(ask.mock.calls).toEqual([
    ['signIn', {}],
    ['retryActivity', { activityId: signedOut.id }],
  ]);
});

test('what needs somebody has its reason and the way out beside it', async () => {
  const panel = await open();
  expect(panel.text()).toContain('Redaction answered with an error (500).');
  expect(panel.link('Open')).toBe('#/activity/call%3A1');
  await panel.press('Try again');
  expect(ask).toHaveBeenCalledWith('retryActivity', { activityId: 'call:1' });
  // Of several rows with the same buttons, a screen reader hears which is whose.
  expect(panel.button('Ignore: Ada Lovelace').textContent).toBe('Ignore');
  await panel.press('Ignore');
  expect(ask).toHaveBeenCalledWith('ignoreActivity', { activityId: 'call:1' });
});

test('what the CRM may hold already is looked for before it is sent again', async () => {
  const panel = await open([unclear]);
  expect(panel.text()).toContain('This may already be in KeyCRM: no reply came back.');
  await panel.press('It’s in the CRM');
  expect(ask).toHaveBeenCalledWith('confirmLogged', { activityId: 'call:2' });
  expect(() => panel.button('Try again')).toThrow('No button');
});

test('a failed press is reported in place', async () => {
  ask.mockRejectedValue(new Error('x'));
  const panel = await open();
  await panel.press('Ignore');
  expect(panel.element.querySelector('[role=alert]')?.textContent).toBe('x');
});

test('the chips count all, filter the list, and a second press shows everything again', async () => {
  const panel = await open();
  expect(panel.button('Logged 38').getAttribute('aria-pressed')).toBe('false');
  await panel.press('Logged 38');
  expect(panel.button('Logged 38').getAttribute('aria-pressed')).toBe('true');
  expect(panel.text()).not.toContain('Redaction answered');
  await panel.press('Logged 38');
  expect(panel.text()).toContain('Redaction answered');
  expect(panel.text()).toContain('2 of 39');
});

test('the rows lead to their logs and say their fate', async () => {
  const panel = await open([logged]);
  expect(panel.link(/^Call from Ada Lovelace, /)).toBe('#/activity/call%3A3');
  expect(panel.element.querySelector('h2')?.textContent).toBe('Today');
  expect(panel.element.querySelector('.tag')?.textContent).toBe('Logged');
});

test('a number is called, texted and copied from its row; one that is not known is not', async () => {
  const orders: DialerOrder[] = [];
  onDialerOrder((order) => {
    orders.push(order);
    return 'taken';
  });
  const withheld = sampleLine({ call: sampleCall({ sessionId: '9', from: {} }), fate: 'logged' });
  const panel = await open([refused, logged, withheld]);
  expect(panel.element.querySelectorAll('[aria-label^="Call, text, or copy"]')).toHaveLength(2);
  for (const row of ['.row', '.row:has([href$="3"])']) {
    const toggle = panel.element.querySelector<HTMLElement>(`${row} [aria-label^="Call, text"]`);
    await act(async () => toggle?.click());
    await act(async () => vi.dynamicImportSettled());
    expect(toggle?.getAttribute('aria-expanded')).toBe('true');
    await panel.press('Call Ada Lovelace');
    expect(orders.splice(0)).toEqual([{ kind: 'call', number: '+16505550123' }]);
    expect(panel.link('Contact card of Ada Lovelace')).toBe('#/activity/contact/%2B16505550123');
    await act(async () => toggle?.click());
    expect(() => panel.button('Call Ada Lovelace')).toThrow('No button');
  }
  onDialerOrder(undefined);
});

test('who looks further than the newest reads the records, and again after each change', async () => {
  const panel = await open();
  await panel.press('Logged 38');
  expect(panel.text()).toContain('Ada Lovelace');
  expect(panel.text()).toContain('Grace Hopper');
  expect(readAll).toHaveBeenCalledTimes(1);
  await panel.setView(sampleNewest([logged], { logged: 39 }));
  expect(readAll).toHaveBeenCalledTimes(2);
});

test('until the records are read the frame stands, with its counts, and nothing is claimed', async () => {
  const { activitySummary } = sampleNewest([logged], { logged: 1 });
  const panel = await paintPanel(<ActivityScreen />, { activitySummary, newestLines: undefined });
  expect(panel.button('Logged 1')).toBeDefined();
  expect(panel.text()).not.toContain('Nothing yet');
  expect(panel.has('li.row')).toBe(false);
  await panel.setView(sampleNewest([logged], { logged: 1 }));
  expect(panel.element.querySelectorAll('li.row')).toHaveLength(1);
});

test('unreadable records are reported, and read again on request', async () => {
  const { activitySummary } = sampleNewest([logged], { logged: 1 });
  const panel = await paintPanel(<ActivityScreen />, {
    activitySummary,
    newestLines: undefined,
    newestProblem: { code: 'storage_full' },
  });
  expect(panel.text()).toContain('This browser is out of space');
  readMany.mockResolvedValue(
    new Map([['call:3', sampleActivity({ call: sampleCall({ sessionId: '3' }), fate: 'logged', form })]]),
  );
  await panel.press('Try again');
  expect(readMany).toHaveBeenCalledExactlyOnceWith(['call:3']);
  expect(panel.link(/^Call from Ada Lovelace, /)).toBe('#/activity/call%3A3');
});

test('an empty list says where calls come from', async () => {
  const panel = await paintPanel(<ActivityScreen />);
  expect(panel.text()).toContain('Nothing yet');
  expect(panel.has('fieldset')).toBe(false);
});

test('a day of 500 calls and 2,000 messages: thirty activities are painted, and nobody is asked', async () => {
  const newest = Array.from({ length: 30 }, (_, index) =>
    sampleLine({ call: sampleCall({ sessionId: `${index}`, startTime: Date.now() - index * 60_000 }) }),
  );
  const panel = await paintPanel(<ActivityScreen />, sampleNewest(newest, { logged: 670, todo: 30 }));
  expect(panel.element.querySelectorAll('li.row')).toHaveLength(30);
  expect(panel.text()).toContain('30 of 700');
  expect(ask).not.toHaveBeenCalled();
});

test('while no CRM is connected, what has happened is shown as kept', async () => {
  const account = ownerKey(identity, null);
  const newest = [
    sampleLine({ account, call: sampleCall({ sessionId: '8' }) }),
    sampleLine({ account: 'another', call: sampleCall({ sessionId: '9', from: { name: 'Somebody' } }) }),
  ];
  const panel = await paintPanel(<NotConnectedScreen />, {
    connection: null,
    ...sampleNewest(newest, { todo: 2 }),
  });
  expect(panel.text()).toContain('Kept until a CRM is connected');
  expect([...panel.element.querySelectorAll('.row-title')].map(({ textContent }) => textContent)).toEqual([
    '+1 650 555 0123 · WIRELESS CALLER',
  ]);
  expect(panel.link('Choose your CRM')).toBe('#/settings/connect');
});

describe('missed calls of today', () => {
  const missed = (sessionId: string, startTime: number) =>
    sampleActivity({ call: sampleCall({ sessionId, startTime, duration: 0, result: 'Missed' }) });
  const now = Date.now();
  const today = missed('1', now);
  const before = missed('2', now - 48 * 3_600_000);
  const taken = sampleActivity({ call: sampleCall({ sessionId: '3', startTime: now }) });

  test('are red by their words and their arrow, and a chip shows them alone', async () => {
    const panel = await paintPanel(
      <ActivityScreen />,
      sampleNewest([today, taken, before].map(lineOf), { todo: 3 }),
    );
    const red = [...panel.element.querySelectorAll('.activity-what[data-tone=bad]')];
    expect(red.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/ · Missed$/),
      expect.stringMatching(/ · Missed$/),
    ]);
    expect(red.every((one) => one.querySelector('svg'))).toBe(true);
    await panel.press('Missed today 1');
    expect(panel.element.querySelectorAll('li.row')).toHaveLength(1);
    expect(panel.link(/^Missed call from /)).toBe('#/activity/call%3A1');
    expect(readAll).not.toHaveBeenCalled();
  });

  test('are looked for in the records where today has more calls than are in memory', async () => {
    readAll.mockResolvedValue([today, taken, before, missed('4', now - 1)]);
    const panel = await paintPanel(<ActivityScreen />, sampleNewest([lineOf(taken)], { todo: 4 }));
    await panel.press('Missed today');
    expect(panel.element.querySelectorAll('li.row')).toHaveLength(2);
  });

  test('without any, there is no chip for them', async () => {
    const panel = await paintPanel(
      <ActivityScreen />,
      sampleNewest([taken, before].map(lineOf), { todo: 2 }),
    );
    expect(panel.text()).not.toContain('Missed today');
  });
});

test('a row is one link with one sentence; its parts are not said again', async () => {
  const panel = await open([logged]);
  const [row] = panel.element.querySelectorAll('li.row');
  const link = row?.querySelector('a');
  expect(link?.getAttribute('aria-label')).toMatch(
    /^Call from Ada Lovelace, \+1 650 555 0123, 1 min, \d{1,2}:\d\d\s[AP]M, Logged$/,
  );
  const heard = [...(row?.querySelectorAll('.row-aside, .row-text, .tag') ?? [])];
  expect(heard).toHaveLength(3);
  expect(heard.every((part) => part.closest('[aria-hidden=true]'))).toBe(true);
});

describe('calls that the organisation’s server logs', () => {
  const settingRecords = {
    admin: { serverSideLogging: { enable: true, loggingLevel: 'Account' } },
    own: {},
  };
  const call = (sessionId: string, startTime: number) =>
    sampleActivity({ call: sampleCall({ sessionId, startTime, from: { name: `Caller ${sessionId}` } }) });
  const now = Date.now();
  const left = call('1', now);
  const begun = call('2', now - 60_000);
  const late = call('3', now - 2 * 3_600_000);
  const message = sampleActivity({ ...call('4', now), id: 'sms:4', kind: 'fax' });
  const paint = (all: Activity[], newest = all, records: PanelState['settingRecords'] = settingRecords) =>
    paintPanel(<ActivityScreen />, {
      settingRecords: records,
      drafts: { [`log:${begun.id}`]: { value: { note: 'N', additional: {} }, changedAt: 1 } },
      ...sampleNewest(newest.map(lineOf), { todo: all.length }),
    });

  test('are not hidden while that is being changed: nobody knows whether it logs them', async () => {
    const changing = { ...settingRecords.admin.serverSideLogging, changingAt: 'logging.example.com' };
    const panel = await paint([left], [left], { admin: { serverSideLogging: changing }, own: {} });
    expect(panel.text()).toContain('To do 1');
    expect(panel.text()).not.toContain('Server logs it');
  });

  test('are tagged so and counted apart; begun, late and other ones stay to do', async () => {
    const panel = await paint([left, begun, late, message]);
    const tags = [...panel.element.querySelectorAll('.tag')].map(({ textContent }) => textContent);
    expect(tags).toEqual(['Server logs it', 'To do', 'To do', 'To do']);
    expect(panel.text()).toContain('To do 3');
    await panel.press('Left to server 1');
    expect([...panel.element.querySelectorAll('.row-title')].map(({ textContent }) => textContent)).toEqual([
      'Unknown number · Caller 1',
    ]);
    await panel.press('To do 3');
    expect(panel.element.querySelectorAll('.row-title')).toHaveLength(3);
    expect(readAll).not.toHaveBeenCalled();
  });

  test('are counted in the records where more have happened than the list holds', async () => {
    readAll.mockResolvedValue([left, begun, late, message]);
    const panel = await paint([left, begun, late, message], [begun]);
    expect(panel.text()).toContain('To do 3');
    await panel.press('Left to server 1');
    expect(panel.text()).toContain('Caller 1');
    expect(panel.text()).not.toContain('Caller 2');
  });
});
