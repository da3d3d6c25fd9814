// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Activity } from '../../../../../src/core/activity/activity';
import { lineOf } from '../../../../../src/core/activity/activity-line';
import { isAllowedMove } from '../../../../../src/core/activity/activity-move';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { ActivityScreen } from '../../../../../src/panel/activity/list/ActivityScreen';
import { lastIgnored } from '../../../../../src/panel/activity/ignored';
import { activities } from '../../../../../src/storage/activity/activities';
import { connection } from '../../../fakes/person';
import { createSurroundings, type Surroundings } from '../../../fakes/worker';
import { answerPages, settle } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { ada, grace, sampleActivity, sampleCall, sampleNewest } from '../../sample-view';

const now = Date.UTC(2026, 10, 21, 18);
const missed = (sessionId: string, change: Partial<Activity> = {}, startTime = now) =>
  sampleActivity({
    call: sampleCall({
      sessionId,
      startTime,
      duration: 0,
      result: 'Missed',
      from: { phoneNumber: '+16505550123', name: `Caller ${sessionId}` },
    }),
    ...change,
  });
const refused = missed('3', {
  fate: 'needs_you',
  form: { contact: ada, subject: 'S', note: 'N', additional: {} },
  operations: [{ kind: 'create' }],
  problem: { code: 'refused', message: 'No room' },
});
const unclear = missed('4', {
  fate: 'needs_you',
  operations: [{ kind: 'create' }],
  problem: { code: 'unclear_outcome' },
});
const yesterday = missed('5', {}, now - 24 * 3_600_000);

let world: Surroundings;
let worker: ReturnType<typeof answerPages>;
/** What the worker refuses, by activity. */
let refusals: { [id: string]: ProblemError };

/** Rows and the page have heights, so that the list is painted as in a browser. */
function giveHeights(): void {
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return this.tagName === 'LI' ? 60 : 600;
    },
  });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 600 });
}

async function open(all: readonly Activity[]) {
  await activities.update('', () => undefined);
  for (const one of all) await activities.set(one.id, one);
  const panel = await paintPanel(<ActivityScreen />, {
    connection: {
      ...connection,
      capabilities: { ...connection.capabilities, interfaces: ['createContact'] },
    },
    installedPlugins: { plugins: [], refreshedAt: now },
    ...sampleNewest(all.map(lineOf), { todo: all.length }),
  });
  await settle();
  const press = async (name: string | RegExp) => {
    await panel.press(name);
    // What comes late is there.
    await act(async () => vi.dynamicImportSettled());
    await settle();
  };
  return {
    ...panel,
    press,
    boxes: () => [...panel.element.querySelectorAll<HTMLInputElement>('.select-check input')],
    selected: () =>
      [...panel.element.querySelectorAll<HTMLInputElement>('.select-check input')].filter(
        ({ checked }) => checked,
      ).length,
    /** Presses one of the rows. */
    pick: (index: number, init: MouseEventInit = {}) =>
      act(async () => {
        const boxes = [...panel.element.querySelectorAll('.select-check input')];
        boxes[index]?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
      }),
    key: (key: string, init: KeyboardEventInit = {}) =>
      act(async () => {
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
        );
      }),
    rowOf: (name: string) =>
      [...panel.element.querySelectorAll('li.row')].find(({ textContent }) => textContent.includes(name)),
  };
}

beforeEach(async () => {
  giveHeights();
  world = createSurroundings();
  world.clock.time = now;
  await world.connect();
  await act(async () => lastIgnored.setState([], true));
  refusals = {};
  worker = answerPages(world.browser, {
    replaceActivities: async (input) => {
      for (const { expected, record } of Object(input).changes) {
        const refusal = refusals[expected.id];
        if (refusal) throw refusal;
        if (!isAllowedMove(expected, record)) throw new ProblemError({ code: 'invalid_input' });
        await activities.set(expected.id, record);
      }
    },
    logActivity: (input) => {
      const refusal = refusals[Object(input).activityId];
      if (refusal) throw refusal;
    },
    askServer: (input) => (Object(input).route === 'contacts' ? { contact: [ada, grace] } : { logs: [] }),
    getManifest: () => ({ platforms: { keyCRM: {} } }),
  });
});

const fates = async () =>
  Object.fromEntries((await activities.all()).map(({ id, fate }) => [id.split(':')[1], fate]));

describe('selecting', () => {
  test('rows are boxes with the whole row as their name; shift takes all between, a press more takes one off', async () => {
    const panel = await open([missed('1'), missed('2'), refused, yesterday]);
    await panel.press('Select several');
    expect(panel.boxes()).toHaveLength(4);
    expect(panel.boxes()[0]?.getAttribute('aria-label')).toMatch(/^Call|^Missed call from .*, /);
    expect(panel.text()).toContain('0 selected');
    await panel.pick(0);
    await panel.pick(2, { shiftKey: true });
    expect(panel.text()).toContain('3 selected');
    await panel.pick(1);
    expect(panel.text()).toContain('2 selected');
    await panel.press('Select all 4');
    expect(panel.selected()).toBe(4);
    await panel.press('Clear selection');
    expect(panel.selected()).toBe(0);
  });

  test('by keys alone: arrows move, with shift they select, Ctrl+A all, Escape leaves', async () => {
    const panel = await open([missed('1'), missed('2'), yesterday]);
    await panel.press('Select several');
    await act(async () => panel.boxes()[0]?.focus());
    await panel.key('ArrowDown', { shiftKey: true });
    expect(document.activeElement).toBe(panel.boxes()[1]);
    expect(panel.selected()).toBe(1);
    await panel.key('ArrowUp');
    expect(document.activeElement).toBe(panel.boxes()[0]);
    await panel.key('a', { ctrlKey: true });
    expect(panel.selected()).toBe(3);
    await panel.key('Escape');
    expect(panel.boxes()).toHaveLength(0);
    expect(panel.text()).toContain('Today');
  });

  test('all missed calls of today are one press away, and no other one', async () => {
    const taken = sampleActivity({ call: sampleCall({ sessionId: '9', startTime: now }) });
    const panel = await open([missed('1'), missed('2'), taken, yesterday]);
    await panel.press('Select today’s missed calls');
    expect(panel.boxes()).toHaveLength(2);
    expect(panel.selected()).toBe(2);
    expect(panel.text()).toContain('Ignore 2');
  });

  test('of thousands only what is in sight is painted, and selecting one paints no other', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => missed(`m${index}`, {}, now - index * 1000));
    const panel = await open(many);
    await panel.press('Select several');
    expect(panel.boxes().length).toBeLessThan(20);
    const rows = [...panel.element.querySelectorAll('li.row')].map(({ innerHTML }) => innerHTML);
    await panel.pick(0);
    const after = [...panel.element.querySelectorAll('li.row')].map(({ innerHTML }) => innerHTML);
    expect(after.slice(1)).toEqual(rows.slice(1));
    await panel.press('Select all 2000');
    expect(panel.text()).toContain('2000 selected');
  });

  test('an action says why it is for none of them', async () => {
    const panel = await open([unclear]);
    await panel.press('Select several');
    expect(panel.button(/^Ignore/).getAttribute('aria-disabled')).toBe('true');
    expect(panel.button(/^Ignore/).textContent).toContain('Select something first.');
    await panel.pick(0);
    expect(panel.button(/^Ignore/).textContent).toContain('None of these can be ignored.');
    expect(panel.button(/^Log/).textContent).toContain('None of these can be logged.');
    expect(panel.button(/^Try again/).textContent).toContain('None of these can be tried again.');
  });
});

describe('ignoring several', () => {
  test('is one result; what could not be done stays selected, with the reason at its row', async () => {
    const panel = await open([missed('1'), missed('2'), refused]);
    refusals['call:2'] = new ProblemError({ code: 'storage_full' });
    await panel.press('Select several');
    await panel.press('Select all 3');
    await panel.press('Ignore 3');
    expect(await fates()).toEqual({ 1: 'ignored', 2: 'todo', 3: 'ignored' });
    expect(panel.text()).toContain('2 ignored. 1 could not be changed and is still selected');
    expect(panel.rowOf('Caller 2')?.textContent).toContain('This browser is out of space');
    expect(panel.rowOf('Caller 1')?.textContent).not.toContain('out of space');
    expect(panel.selected()).toBe(1);
    const box = panel.rowOf('Caller 2')?.querySelector('input');
    expect(document.getElementById(box?.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'out of space',
    );
  });

  test('can be taken back: each is what it was, with its reason, and nothing is sent by that', async () => {
    const panel = await open([missed('1'), refused]);
    await panel.press('Select several');
    await panel.press('Select all 2');
    await panel.press('Ignore 2');
    await panel.press('Undo');
    expect(await fates()).toEqual({ 1: 'todo', 3: 'needs_you' });
    expect(await activities.get(refused.id)).toMatchObject({ problem: refused.problem, form: refused.form });
    expect((await activities.get(refused.id))?.operations).toEqual([]);
    expect(panel.text()).not.toContain('Undo');
  });

  test('one that was ignored in the list comes back too', async () => {
    const panel = await open([refused]);
    await panel.press('Ignore');
    expect(await fates()).toEqual({ 3: 'ignored' });
    expect(panel.text()).toContain('Ignored: Ada Lovelace');
    await panel.press('Undo');
    expect(await fates()).toEqual({ 3: 'needs_you' });
  });

  test('what another window has done meanwhile stays; the notice says that it could not be taken back', async () => {
    const panel = await open([missed('1')]);
    await panel.press('Select several');
    await panel.press('Select all 1');
    await panel.press('Ignore 1');
    refusals['call:1'] = new ProblemError({ code: 'storage_full' });
    await panel.press('Undo');
    expect(panel.text()).toContain('This browser is out of space');
    expect(panel.button('Undo')).toBeDefined();
  });
});

describe('logging several with one contact', () => {
  test('each gets a log of its own, with what was typed for it; a refusal is told at its row', async () => {
    await world.browser.storage.local.set({
      drafts: { 'log:call:1': { value: { note: 'Typed before', additional: {} }, changedAt: 1 } },
    });
    const panel = await open([missed('1'), missed('2'), unclear]);
    refusals['call:2'] = new ProblemError({ code: 'already_logged' });
    await panel.press('Select several');
    await panel.press('Select all 3');
    await panel.press('Log 2');
    const dialog = panel.element.querySelector('dialog');
    expect(dialog?.textContent).toContain('Log 2 activities with one contact');
    const save = dialog?.querySelector<HTMLElement>('.dialog-actions .button-primary');
    expect(save?.textContent).toBe('LogChoose a contact first.');
    await panel.press('Grace Hopper');
    await act(async () => save?.click());
    await settle();
    const logs = worker.asked('logActivity').map((input) => Object(input));
    expect(logs.map(({ activityId, form }) => [activityId, form.contact.id, form.note])).toEqual([
      ['call:1', grace.id, 'Typed before'],
      ['call:2', grace.id, ''],
    ]);
    expect(panel.text()).toContain('1 log on its way. 1 could not be changed');
    expect(panel.rowOf('Caller 2')?.textContent).toContain('has a log');
  });

  test('one that needs more than a contact is left for its form', async () => {
    worker = answerPages(world.browser, {
      askServer: () => ({ contact: [ada] }),
      getManifest: () => ({
        platforms: {
          keyCRM: {
            page: {
              callLog: {
                additionalFields: [{ const: 'deal', title: 'Deal', type: 'inputField', required: true }],
              },
            },
          },
        },
      }),
    });
    const panel = await open([missed('1')]);
    await panel.press('Select several');
    await panel.press('Select all 1');
    await panel.press('Log 1');
    await panel.press('Ada Lovelace · Analytical Engines');
    await act(async () =>
      panel.element.querySelector<HTMLElement>('dialog .dialog-actions .button-primary')?.click(),
    );
    await settle();
    expect(worker.asked('logActivity')).toEqual([]);
    expect(panel.rowOf('Caller 1')?.textContent).toContain('Deal');
  });
});

test('trying several again sends those that can be sent again', async () => {
  const panel = await open([refused, unclear, missed('1')]);
  await panel.press('Select several');
  await panel.press('Select all 3');
  await panel.press('Try again 1');
  const [change] = worker.asked('replaceActivities').flatMap((input) => Object(input).changes);
  expect(change.record).toMatchObject({ id: refused.id, fate: 'waiting', operations: [{ kind: 'create' }] });
  expect(panel.text()).toContain('1 is being tried again.');
  expect(panel.selected()).toBe(2);
});
