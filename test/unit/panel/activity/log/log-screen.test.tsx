// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { summarizeTasks } from '../../../../../src/core/tasks/task-summary';
import { LogScreen } from '../../../../../src/panel/activity/log/LogScreen';
import { activities } from '../../../../../src/storage/activity/activities';
import { changeTasks } from '../../../../../src/storage/tasks/task-store';
import { ownerKey } from '../../../../../src/core/crm/account';
import { identity, owner } from '../../../fakes/person';
import { createSurroundings, type Surroundings } from '../../../fakes/worker';
import { answerPages, settle, type Answers } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { samplePlugin } from '../../sample-plugin';
import {
  ada,
  connection,
  grace,
  sampleActivity,
  sampleCall,
  sampleLine,
  sampleNewest,
  sampleTask,
} from '../../sample-view';

const activity = sampleActivity();
const activityId = activity.id;
const plugins = [
  samplePlugin({ id: 'summary', displayName: 'Call summary', isAsync: true }),
  samplePlugin({ id: 'messages', displayName: 'Messages only', logTypes: ['sms'] }),
  samplePlugin(),
];
const typed = { subject: 'Call', note: 'Quote', additional: {} };
const able = { ...connection.capabilities, interfaces: ['createContact'], callBacks: true };

let world: Surroundings;
/** How long ago the panel has read its settings; ms. */
let settingsAge: number;
let worker: ReturnType<typeof answerPages>;
let answers: Answers;
/** What the App Connect server answers, by route. */
let server: { [route: string]: () => unknown };

const asked = (method: string) => worker.asked(method);
/** What the worker was asked to write down instead of what stands there. */
const replaced = () => asked('replaceActivities').map((input) => Object(input).changes[0].record);
const store = (change: Parameters<typeof sampleActivity>[0]) =>
  activities.set(activityId, sampleActivity(change));
const newestOf = (change: Parameters<typeof sampleActivity>[0]) =>
  sampleNewest([sampleLine(change)], { todo: 1 });
/** Paints the screen and waits for what it reads. */
const paint = async (part: Parameters<typeof paintPanel>[1], id = activityId) => {
  const panel = await paintPanel(<LogScreen activityId={id} />, part);
  await settle();
  return {
    ...panel,
    press: async (name: string | RegExp) => {
      await panel.press(name);
      await settle();
    },
    setView: async (changes: Parameters<typeof panel.setView>[0]) => {
      await panel.setView(changes);
      await settle();
    },
  };
};
const open = async (change: Parameters<typeof sampleActivity>[0] = {}, drafts = {}) => {
  await store(change);
  return paint({
    ...newestOf(change),
    connection: { ...connection, capabilities: able },
    installedPlugins: { plugins, refreshedAt: world.clock.time - settingsAge },
    drafts,
  });
};

beforeEach(async () => {
  location.hash = '';
  settingsAge = 60_000;
  world = createSurroundings();
  world.clock.time = Date.UTC(2026, 10, 21, 10, 45);
  await world.connect();
  await store({});
  await changeTasks({ ids: [] }, () => [sampleTask({ activityId })]);
  server = {
    contacts: () => ({ contact: [ada] }),
    contactSearch: () => ({ contact: [grace] }),
    callLogs: () => ({ logs: [] }),
    connector: () => ({ platforms: { keyCRM: {} } }),
  };
  answers = {
    askServer: (input) => server[Object(input).route]?.(),
    getManifest: () => server['connector']?.(),
  };
  worker = answerPages(world.browser, answers);
});

describe('the form', () => {
  test('has the one contact of the number, a subject about them, and what will run', async () => {
    const panel = await open();
    expect(panel.field('Contact').value).toBe('Contact/c1');
    expect(panel.field('Subject').value).toBe('Inbound call from Ada Lovelace');
    const steps = [...panel.element.querySelectorAll('dt')].map(({ textContent }) => textContent);
    expect(steps).toEqual(['1 · Redaction', '2 · Saved to KeyCRM', '3 · Call summary']);
  });

  test('says that an emptied note stays in the log, where there is one', async () => {
    const words = 'The log in KeyCRM keeps its earlier note.';
    const form = { contact: ada, subject: 'S', note: 'Old', additional: {} };
    const delivered = { note: 'Old', subject: 'S', additional: {}, duration: 65 };
    const panel = await open({ fate: 'logged', logId: 'l1', form, delivered });
    await panel.press('Edit');
    expect(panel.text()).not.toContain(words);
    await panel.type('Note', ' ');
    expect(panel.text()).toContain(words);
    const fresh = await open();
    await fresh.type('Note', 'x');
    await fresh.type('Note', '');
    expect(fresh.text()).not.toContain(words);
  });

  test('saves what was written with the contact', async () => {
    const panel = await open();
    await panel.type('Note', 'Wants a quote');
    await panel.press('Save log');
    expect(asked('logActivity')).toEqual([
      {
        activityId,
        form: {
          contact: ada,
          subject: 'Inbound call from Ada Lovelace',
          note: 'Wants a quote',
          additional: {},
        },
        isUpdate: false,
      },
    ]);
  });

  test.each([
    ['16 minutes ago', 16 * 60_000, true],
    ['after the clock was set back', -16 * 60_000, true],
    ['14 minutes ago', 14 * 60_000, undefined],
  ])('over settings read %s is one message, and a refresh where they are old', async (_when, age, awaits) => {
    settingsAge = age;
    // Never answered: the press waits for nothing but what is written down.
    answers['readSettings'] = () => new Promise(() => {});
    await world.browser.storage.local.set({ installedPlugins: { plugins, refreshedAt: 1 } });
    const panel = await open();
    await panel.press('Save log');
    expect(asked('logActivity')).toHaveLength(1);
    expect(Object(asked('logActivity')[0]).awaitsRefresh).toBe(awaits);
    await vi.dynamicImportSettled();
    await settle();
    expect(asked('readSettings')).toHaveLength(awaits ? 1 : 0);
  });

  test('of several contacts none is taken without being asked', async () => {
    server['contacts'] = () => ({ contact: [ada, grace] });
    const panel = await open();
    expect(panel.text()).toContain('2 matches for +1 650 555 0123');
    await panel.press('Save log');
    expect(asked('logActivity')).toEqual([]);
    expect(panel.field('Contact').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(panel.field('Contact'));
    await panel.type('Contact', 'Contact/c2');
    expect(panel.field('Subject').value).toBe('Inbound call from Grace Hopper');
    await panel.press('Save log');
    expect(asked('logActivity')).toMatchObject([{ form: { contact: grace } }]);
  });

  test('somebody who is not a match is found by name', async () => {
    server['contacts'] = () => ({ contact: [] });
    const panel = await open();
    expect(panel.text()).toContain('No contact in KeyCRM has +1 650 555 0123.');
    await panel.press('Search by name');
    vi.useFakeTimers();
    const box = panel.element.querySelector<HTMLInputElement>('input[type=search]');
    const prototype: object = HTMLInputElement.prototype;
    for (const typed of ['g', 'gr', 'gra']) {
      await act(async () => {
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(box, typed);
        box?.dispatchEvent(new Event('input', { bubbles: true }));
      });
    }
    await act(async () => vi.advanceTimersByTimeAsync(400));
    vi.useRealTimers();
    // One request for three letters.
    expect(asked('askServer').at(-1)).toEqual({ route: 'contactSearch', query: { name: 'gra' } });
    expect(asked('askServer').filter((input) => Object(input).route === 'contactSearch')).toHaveLength(1);
    await panel.press(/^Grace Hopper/);
    expect(panel.field('Contact').value).toBe('Contact/c2');
    expect(panel.has('input[type=search]')).toBe(false);
  });

  test('what the network calls a number is a hint, and no name: not in the subject, not for a new contact', async () => {
    server['contacts'] = () => ({ contact: [] });
    const panel = await open();
    expect(panel.field('Subject').value).toBe('Inbound call from +1 650 555 0123');
    await panel.press('Create new');
    expect(panel.field('Name of the new contact').value).toBe('');
    expect(panel.text()).toContain('Caller ID says “WIRELESS CALLER”');
  });

  test('a new contact is made beside those that the form shows, and no others', async () => {
    const panel = await open();
    await panel.press('Create new');
    expect(panel.text()).toContain('1 match for +1 650 555 0123');
    await panel.type('Name of the new contact', 'Mary');
    await panel.press('Save log');
    expect(asked('logActivity')).toMatchObject([
      { form: { newContact: { name: 'Mary', besides: ['Contact/c1'] } } },
    ]);
  });

  test('where the number has got a contact since, the form says so, and Save makes the new one as well', async () => {
    const form = { newContact: { name: 'Mary', type: 'Contact', besides: [] }, ...typed };
    const panel = await open({ fate: 'needs_you', problem: { code: 'contact_made' }, form });
    expect(panel.text()).toContain('KeyCRM now has a contact with this number.');
    await panel.press('Save log');
    expect(asked('logActivity')).toMatchObject([{ form: { newContact: { besides: ['Contact/c1'] } } }]);
  });

  test('a field of the CRM that is too much is named, and the others work', async () => {
    const options = Array.from({ length: 5001 }, (_, place) => ({ const: `o${place}`, title: 'x' }));
    const additionalFields = [{ const: 'deal', title: 'Deal', type: 'selection', options }];
    server['connector'] = () => ({ platforms: { keyCRM: { page: { callLog: { additionalFields } } } } });
    const panel = await open();
    expect(panel.text()).toContain('One part of this form was left out');
    expect(panel.text()).toContain('deal');
    await panel.press('Save log');
    expect(asked('logActivity')).toHaveLength(1);
  });

  test('opens although the CRM cannot be asked, and says so with a way to try again', async () => {
    server['contacts'] = () => {
      throw new ProblemError({ code: 'unreachable', host: 'crm.example' });
    };
    const panel = await open();
    expect(panel.text()).toContain('Can’t reach crm.example');
    expect(panel.text()).not.toContain('No contact in KeyCRM');
    expect(panel.text()).toContain('Not looked up');
    server['contacts'] = () => ({ contact: [ada] });
    await panel.press('Try again');
    expect(panel.field('Contact').value).toBe('Contact/c1');
  });
});

test('a call that the server logs says so, and can still be logged; a message is not its concern', async () => {
  const settingRecords = {
    admin: { serverSideLogging: { enable: true, loggingLevel: 'Account' } },
    own: {},
  };
  const openAt = async (kind: 'call' | 'fax', startTime = world.clock.time, more = settingRecords) => {
    await store({ kind, call: sampleCall({ startTime }) });
    return paint({ settingRecords: more });
  };
  const panel = await openAt('call');
  expect(panel.text()).toContain('The server logs this call');
  expect(panel.button('Save log').hasAttribute('disabled')).toBe(false);
  expect((await openAt('fax')).text()).not.toContain('The server');
  const late = await openAt('call', world.clock.time - 2 * 3_600_000);
  expect(late.text()).toContain('The server hasn’t logged this call');
  expect(late.text()).toContain('this one wasn’t there an hour after it ended');
  const { serverSideLogging } = settingRecords.admin;
  const changing = { ...serverSideLogging, changingAt: 'logging.example.com' };
  const doubtful = await openAt('call', world.clock.time, {
    ...settingRecords,
    admin: { serverSideLogging: changing },
  });
  expect(doubtful.text()).toContain('The server may not log this call');
});

describe('a call that somebody else has logged', () => {
  const there = {
    logId: 'L9',
    subject: 'Their subject',
    note: 'Their note',
    contactName: 'Ada Lovelace',
    dispositions: {},
  };
  const { sessionId } = sampleCall();
  const theirs = { logs: [{ sessionId, matched: true, logId: there.logId, logData: there }] };

  test('says so before anything is written, begins with what is there, and is changed, not logged twice', async () => {
    server['callLogs'] = () => theirs;
    const panel = await open();
    expect(panel.text()).toContain('KeyCRM already has a log of this call, written elsewhere.');
    expect(panel.field('Note').value).toBe('Their note');
    expect(panel.field('Subject').value).toBe('Their subject');
    expect(() => panel.field('Contact')).toThrow('No label');
    expect(() => panel.button('Save log')).toThrow('No button');
    await panel.type('Note', 'Their note, and mine');
    await panel.press('Update log');
    expect(asked('logActivity')).toEqual([
      {
        activityId,
        form: {
          contact: ada,
          subject: 'Their subject',
          note: 'Their note, and mine',
          additional: {},
        },
        isUpdate: true,
        theirLog: { ...there, sessionId },
      },
    ]);
  });

  test('what was typed before that was known stays, with theirs above it', async () => {
    let tell = (_log: unknown) => {};
    server['callLogs'] = () => new Promise((resolve) => void (tell = resolve));
    const panel = await open();
    await panel.type('Note', 'Mine');
    await act(async () => tell(theirs));
    await settle();
    expect(panel.field('Note').value).toBe('Mine');
    expect(panel.element.querySelector('blockquote')?.textContent).toBe('Their note');
  });

  test('can be left as it is', async () => {
    server['callLogs'] = () => theirs;
    const panel = await open();
    await panel.press('Keep theirs');
    expect(replaced()).toMatchObject([{ id: activityId, fate: 'ignored' }]);
    expect(location.hash).toBe('#/activity');
  });

  test('is not changed once it is in the CRM, where the connector’s call logs are final; one that failed is', async () => {
    const declaredLog = { callFields: [], messageFields: [], contactType: '', keepsCallLogs: true };
    const final = { ...connection, declaredLog };
    const panel = await open({ fate: 'logged', logId: 'L9' });
    expect(() => panel.button('Edit')).not.toThrow();
    await panel.setView({ connection: final });
    expect(() => panel.button('Edit')).toThrow('No button');
    const failed = await open({ fate: 'needs_you', logId: 'L9', problem: { code: 'refused' } });
    await failed.setView({ connection: final });
    expect(() => failed.button('Edit')).not.toThrow();
  });

  test('once the server has logged it, a change begins with what is there, never with an empty note', async () => {
    let tell = (_log: unknown) => {};
    server['callLogs'] = () => new Promise((resolve) => void (tell = resolve));
    const panel = await open({ fate: 'logged', logId: 'L9' });
    await panel.press('Edit');
    expect(() => panel.field('Note')).toThrow('No label');
    await act(async () => tell(theirs));
    await settle();
    expect(panel.field('Note').value).toBe('Their note');
    await panel.press('Update log');
    expect(asked('logActivity')).toMatchObject([
      { form: { note: 'Their note' }, isUpdate: true, theirLog: there },
    ]);
  });

  test('a server that cannot be asked does not stand in the way of writing', async () => {
    server['callLogs'] = () => {
      throw new ProblemError({ code: 'unreachable' });
    };
    const panel = await open();
    expect(panel.button('Save log').hasAttribute('disabled')).toBe(false);
  });
});

test('what belongs to another CRM than the connected one says so, instead of a form that could not be saved', async () => {
  const panel = await open({ account: ownerKey(identity, null) });
  expect(panel.text()).toContain('Waiting for its CRM');
  expect(panel.has('textarea')).toBe(false);
});

test('what belongs to another person, who used this browser before, is not shown', async () => {
  const panel = await open({ account: ownerKey({ ...identity, extensionId: '102' }, connection) });
  expect(panel.text()).toContain('This is no longer here');
  expect(panel.text()).not.toContain('WIRELESS CALLER');
});

test('a change that was refused can be changed again', async () => {
  const form = { contact: ada, subject: 'S', note: 'N', additional: {} };
  const problem = { code: 'refused', message: 'Deal is closed' } as const;
  const panel = await open({
    fate: 'needs_you',
    form,
    problem,
    logId: 'L1',
    operations: [{ kind: 'update' }],
  });
  expect(panel.text()).toContain('Deal is closed');
  await panel.press('Edit');
  await panel.type('Note', 'N2');
  await panel.press('Save log');
  expect(asked('logActivity')).toMatchObject([{ form: { note: 'N2' }, isUpdate: true }]);
});

describe('nothing typed is lost', () => {
  test('it goes to the worker as it is typed, and when the screen is left', async () => {
    const panel = await open();
    await panel.type('Note', 'Half a sen');
    await panel.leave();
    expect(asked('saveDraft').at(-1)).toEqual({
      owner,
      form: `log:${activityId}`,
      value: { note: 'Half a sen', additional: {} },
    });
  });

  test('what was kept is there again', async () => {
    const value = { note: 'Half a sentence', subject: 'Mine', contact: grace, additional: {} };
    const panel = await open({}, { [`log:${activityId}`]: { value, changedAt: 1 } });
    expect(panel.field('Note').value).toBe('Half a sentence');
    expect(panel.field('Subject').value).toBe('Mine');
    expect(panel.field('Contact').value).toBe('Contact/c2');
  });

  test('a save that the worker refuses keeps the form and says why', async () => {
    answers['logActivity'] = () => {
      throw new ProblemError({ code: 'storage_full' });
    };
    const panel = await open();
    await panel.type('Note', 'Wants a quote');
    await panel.press('Save log');
    expect(panel.text()).toContain('This browser is out of space');
    expect(panel.field('Note').value).toBe('Wants a quote');
  });
});

describe('while somebody writes', () => {
  const form = { contact: ada, subject: 'S', note: 'Of the other window', additional: {} };
  const isHeld = async () =>
    navigator.locks.request(`log:${activityId}`, { ifAvailable: true }, (lock) => lock === null);

  test('the form holds the Web Lock of the log, as long as it is on the screen', async () => {
    const panel = await open();
    expect(await isHeld()).toBe(true);
    await panel.leave();
    await settle();
    expect(await isHeld()).toBe(false);
    await open({ fate: 'logged', form, logId: 'L1' });
    expect(await isHeld()).toBe(false);
  });

  test('what is typed stays on the screen when the log is sent by another window, then changes the log', async () => {
    const panel = await open();
    await panel.type('Note', 'Mine');
    const follow = async (change: Parameters<typeof sampleActivity>[0]) => {
      await store(change);
      await panel.setView(newestOf(change));
    };
    await follow({ fate: 'sending', form });
    expect(panel.field('Note').value).toBe('Mine');
    expect(panel.text()).toContain('This was updated while you were writing');
    expect(panel.text()).toContain('Sending to KeyCRM');
    answers['logActivity'] = () => {
      throw new ProblemError({ code: 'stale' });
    };
    await panel.press('Save log');
    expect(panel.text()).toContain('This changed in the meantime');
    expect(panel.field('Note').value).toBe('Mine');
    await follow({ fate: 'logged', form, logId: 'L1' });
    expect(panel.field('Note').value).toBe('Mine');
    expect(panel.text()).toContain('Logged to KeyCRM');
    answers['logActivity'] = () => undefined;
    await panel.press('Save log');
    expect(asked('logActivity').at(-1)).toMatchObject({ form: { note: 'Mine' }, isUpdate: true });
    expect(panel.has('textarea')).toBe(false);
  });

  test('a log whose outcome is unclear says so above what was typed, and how it goes on', async () => {
    const panel = await open();
    await panel.type('Note', 'Mine');
    const unclear = { fate: 'needs_you', form, problem: { code: 'unclear_outcome' } } as const;
    await store({ ...unclear, operations: [{ kind: 'create' }] });
    await panel.setView(newestOf(unclear));
    expect(panel.field('Note').value).toBe('Mine');
    expect(panel.text()).toContain('Check the CRM before you send it again.');
    expect(panel.button('It’s in the CRM').hasAttribute('disabled')).toBe(false);
  });
});

test('a log that is perhaps ours, without a note of ours, can only be left: an empty note would empty theirs', async () => {
  const form = { contact: ada, subject: '', note: '', additional: {} };
  const problem = { code: 'already_logged' } as const;
  const panel = await open({ fate: 'needs_you', form, problem, logId: 'L9', maybeSent: true });
  expect(panel.text()).toContain('It may be yours.');
  expect(() => panel.button('Replace with my note')).toThrow('No button');
  await panel.press('Keep theirs');
  expect(replaced()).toMatchObject([{ fate: 'logged', operations: [] }]);
});

describe('what becomes of it', () => {
  const form = { contact: ada, subject: 'S', note: 'N', additional: {} };

  test.each([
    ['sending', {}, 'Sending to KeyCRM'],
    ['waiting', {}, 'Next in line for KeyCRM'],
    ['asking', { nextAt: 0 }, 'Checking whether KeyCRM has it'],
    ['logged', {}, 'Logged to KeyCRM'],
    ['waiting', { problem: { code: 'offline' } }, 'No network'],
  ] as const)('%s is said, without a form', async (fate, more, words) => {
    const panel = await open({ fate, form, ...more });
    expect(panel.element.querySelector('output')?.textContent).toContain(words);
    expect(panel.has('textarea')).toBe(false);
    expect(panel.text()).toContain('N');
  });

  test('follows the worker while it is looked at', async () => {
    const panel = await open();
    await store({ fate: 'sending', form });
    await panel.setView(newestOf({ fate: 'sending', form }));
    expect(panel.text()).toContain('Sending to KeyCRM');
    await store({ fate: 'logged', form, logId: 'L1' });
    await panel.setView({
      ...newestOf({ fate: 'logged', form, logId: 'L1' }),
      taskSummary: summarizeTasks([sampleTask({ activityId })]),
    });
    expect(panel.text()).toContain('Working in the background: Call summary.');
    const ended = [
      sampleTask({ activityId, state: 'replaced', source: 'rerun' }),
      sampleTask({ activityId, id: 'o2/summary', state: 'added', source: 'unclear' }),
    ];
    await changeTasks({ ids: [] }, () => ended.slice(1));
    await changeTasks({ ids: ['o1/summary'] }, () => ended.slice(0, 1));
    await panel.setView({ taskSummary: { ...summarizeTasks(ended), revision: 9 } });
    expect(panel.text()).toContain('Call summary: text was added.');
    expect(panel.text()).not.toContain('Working in the background');
    expect(panel.text()).not.toContain('replaced');
  });

  test('a refusal has the other side’s words above the form, with everything still in it', async () => {
    const problem = { code: 'refused', message: 'Deal is closed', host: 'crm.example' } as const;
    const panel = await open({ fate: 'needs_you', form, problem });
    expect(panel.text()).toContain('Deal is closed');
    expect(panel.field('Note').value).toBe('N');
  });

  test('without a session nothing goes on, and nothing pretends to', async () => {
    const panel = await open({
      fate: 'waiting',
      form,
      problem: { code: 'session_revoked' },
      nextAt: world.clock.time,
    });
    expect(panel.text()).toContain('sent once you reconnect');
    expect(panel.text()).not.toContain('next try');
    expect(panel.text()).not.toContain('You can close the panel');
    expect(() => panel.button('Send now')).toThrow('No button');
  });

  test('a plain word of success is part of the good news, a warning stands beside it', async () => {
    const said = { message: 'Call logged', level: 'success' as const, ttl: 1, details: [], at: 1 };
    const plain = await open({ fate: 'logged', form, logId: 'L1', said });
    expect(plain.element.querySelectorAll('.notice')).toHaveLength(1);
    expect(plain.text()).toContain('Call logged');
    const warned = await open({ fate: 'logged', form, logId: 'L1', said: { ...said, level: 'warning' } });
    expect(warned.element.querySelectorAll('.notice')).toHaveLength(2);
  });

  test('a call that is logged once says what it waits for; it can be changed, or sent now', async () => {
    const panel = await open({
      fate: 'waiting',
      isOnce: true,
      form,
      operations: [{ kind: 'create' }],
      nextAt: world.clock.time + 240_000,
    });
    expect(panel.text()).toContain('once RingCentral has everything about the call, at the latest in 4 min');
    await panel.press('Send now');
    expect(replaced()).toMatchObject([{ id: activityId, fate: 'waiting', nextAt: world.clock.time }]);
    await panel.press('Edit');
    await panel.type('Note', 'N, and more');
    await panel.press('Save log');
    expect(asked('logActivity')).toMatchObject([{ form: { note: 'N, and more' }, isUpdate: true }]);
  });

  test('one that waits can be sent now', async () => {
    const panel = await open({
      fate: 'waiting',
      form,
      problem: { code: 'server_error' },
      operations: [{ kind: 'create' }],
      nextAt: world.clock.time + 60_000,
    });
    await panel.press('Send now');
    expect(replaced()).toMatchObject([{ id: activityId, fate: 'waiting', nextAt: world.clock.time }]);
  });
});

test('an older call is loaded; one that no longer exists is reported', async () => {
  const empty = sampleNewest([]);
  const panel = await paint(empty);
  expect(panel.field('Note').value).toBe('');
  const gone = await paint(empty, 'call:other');
  expect(gone.text()).toContain('This is no longer here');
});

test('a call that needs no log is put aside', async () => {
  const panel = await open();
  await panel.press('Don’t log this');
  expect(replaced()).toMatchObject([{ id: activityId, fate: 'ignored' }]);
  expect(location.hash).toBe('#/activity');
});
