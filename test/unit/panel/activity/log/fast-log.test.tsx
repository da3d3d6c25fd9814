// @vitest-environment jsdom
import { act, Suspense } from 'react';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { activityId as idOf } from '../../../../../src/core/activity/activity';
import { ownerKey } from '../../../../../src/core/crm/account';
import * as draftName from '../../../../../src/core/forms/draft-name';
import { adminTemplatesKey, ownTemplatesKey } from '../../../../../src/core/settings/note-template';
import { RouteScreen } from '../../../../../src/panel/app/RouteScreen';
import { enter, usePanel, usePanelStore, type PanelStore } from '../../../../../src/panel/app/store';
import { parseRoute } from '../../../../../src/panel/app/route';
import { activities } from '../../../../../src/storage/activity/activities';
import { createSurroundings, type Surroundings } from '../../../fakes/worker';
import { answerPages, settle } from '../../fake-worker';
import { paintPanel, untilPainted } from '../../paint-panel';
import { ada, connection, identity, sampleActivity } from '../../sample-view';

/** How few presses a log takes, by keyboard. */

const account = ownerKey(identity, connection);
const id = idOf(account, 'call', '90000001');
const place = `#/activity/${encodeURIComponent(id)}`;
const outcome = {
  const: 'outcome',
  title: 'Outcome',
  type: 'selection',
  options: ['Reached', 'Voicemail'].map((title) => ({ const: title, title })),
};

let world: Surroundings;
let worker: ReturnType<typeof answerPages>;
let platform: object;
let store: PanelStore | undefined;

// Its code, which is large, is no part of what is timed here.
beforeAll(async () => {
  await import('../../../../../src/panel/activity/log/LogScreen');
  await import('../../../../../src/panel/forms/SchemaForm');
}, 60_000);

beforeEach(async () => {
  location.hash = '';
  world = createSurroundings();
  await world.connect();
  platform = {};
  await activities.set(id, sampleActivity({ id, account }));
  worker = answerPages(world.browser, {
    askServer: (input) =>
      ({ contacts: { contact: [ada] }, callLogs: { logs: [] } })[String(Object(input).route)],
    getManifest: () => ({ platforms: { keyCRM: platform } }),
    logActivity: async () => {
      await activities.set(id, sampleActivity({ id, account, fate: 'sending' }));
    },
  });
});

/** The screens as the shell shows them, at the address. */
function Screens() {
  store = usePanelStore();
  const route = usePanel((state) => state.route);
  if (route.screen !== 'log') return <p>at {route.screen}</p>;
  return (
    <Suspense>
      <RouteScreen route={route} />
    </Suspense>
  );
}

async function openFrom(from: string, part: Parameters<typeof paintPanel>[1] = {}) {
  const panel = await paintPanel(<Screens />, { route: parseRoute(from), ...part });
  const follow = () =>
    act(async () => {
      if (store) enter(store, parseRoute(location.hash));
    });
  location.hash = place;
  await follow();
  await act(async () => vi.dynamicImportSettled());
  await settle();
  const key = async (name: string, change: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...change });
    await act(async () => void (document.activeElement ?? document.body).dispatchEvent(event));
    await settle();
    await follow();
    return event;
  };
  return { ...panel, key };
}
/** The same once its form can be saved: the cursor is in the note, and the CRM's contact is there. */
async function openForm(from: string, part: Parameters<typeof paintPanel>[1] = {}) {
  const panel = await openFrom(from, part);
  await untilPainted(() => {
    expect(document.activeElement).toBe(panel.field('Note'));
    expect(panel.text()).toContain('Ada Lovelace');
  });
  await settle();
  return panel;
}

const ctrl = { ctrlKey: true };

test('a log with a note takes one press once its form is open: the cursor stands in the note', async () => {
  const panel = await openForm('#/dialer');
  expect(document.activeElement).toBe(panel.field('Note'));
  await panel.type('Note', 'Wants a quote');
  await panel.key('Enter', ctrl);
  expect(worker.asked('logActivity')).toMatchObject([
    { activityId: id, form: { contact: ada, note: 'Wants a quote' } },
  ]);
});

test('⌘ and Enter save too; Enter alone, and a key that is held down, do not', async () => {
  const panel = await openForm('#/dialer');
  await panel.key('Enter');
  await panel.key('Enter', { ...ctrl, repeat: true });
  expect(worker.asked('logActivity')).toEqual([]);
  await panel.key('Enter', { metaKey: true });
  expect(worker.asked('logActivity')).toHaveLength(1);
});

test('Esc leaves to where one was, with the draft kept', async () => {
  const panel = await openForm('#/tasks');
  await panel.type('Note', 'Half a sentence');
  await panel.key('Escape');
  expect(panel.text()).toBe('at tasks');
  expect(worker.asked('saveDraft')).toMatchObject([
    { form: draftName.log(id), value: { note: 'Half a sentence' } },
  ]);
});

test.each(['#/dialer', '#/activity', '#/settings/privacy'])('Done leads back to %s', async (from) => {
  await activities.set(id, sampleActivity({ id, account, fate: 'sending' }));
  const panel = await openFrom(from);
  await panel.press('Done');
  expect(location.hash).toBe(from);
  expect(store?.getState().places.activity).toEqual({ screen: 'activity' });
});

test('Esc first empties a search', async () => {
  const panel = await openFrom('#/dialer');
  await panel.press('Search by name');
  const search = panel.element.querySelector<HTMLInputElement>('input[type=search]');
  await act(async () => {
    const prototype: object = Object.getPrototypeOf(search);
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(search, 'Grace');
    search?.dispatchEvent(new Event('input', { bubbles: true }));
    search?.focus();
  });
  await panel.key('Escape');
  expect(panel.has('textarea')).toBe(true);
});

describe('options chosen last', () => {
  const options = (panel: Awaited<ReturnType<typeof openFrom>>) =>
    [...panel.element.querySelectorAll('option')].map(({ textContent }) => textContent);

  test('are offered first', async () => {
    platform = { page: { callLog: { additionalFields: [outcome] } } };
    const drafts = { [draftName.lastValues]: { value: { outcome: ['Voicemail'] }, changedAt: 1 } };
    const shown = options(await openForm('#/dialer', { drafts }));
    expect(shown.indexOf('Voicemail')).toBeGreaterThan(-1);
    expect(shown.indexOf('Voicemail')).toBeLessThan(shown.indexOf('Reached'));
  });

  test('are kept when a log is saved, for this person and CRM', async () => {
    platform = { page: { callLog: { additionalFields: [{ ...outcome, defaultValue: 'Voicemail' }] } } };
    const panel = await openForm('#/dialer', {
      drafts: { [draftName.log(id)]: { value: { additional: { outcome: 'Reached' } }, changedAt: 1 } },
    });
    await panel.key('Enter', ctrl);
    expect(worker.asked('saveDraft')).toContainEqual({
      owner: account,
      form: draftName.lastValues,
      value: { outcome: ['Reached'] },
    });
  });
});

describe('templates', () => {
  const template = (name: string, text: string) => ({ id: name, name, text });
  const records = (isLocked: boolean) => ({
    settingRecords: {
      admin: {
        [adminTemplatesKey]: {
          value: [template('Voicemail', 'Left {contact} a message')],
          customizable: !isLocked,
        },
      },
      own: { [ownTemplatesKey]: { value: [template('Quote', 'Wants a quote')] } },
    },
  });
  const names = (panel: Awaited<ReturnType<typeof openFrom>>) =>
    [...panel.element.querySelectorAll('[role=menuitem] span')].map(({ textContent }) => textContent);

  test('are the organization’s and one’s own; one that is chosen is filled in where the cursor stands', async () => {
    const panel = await openFrom('#/dialer', records(false));
    expect(names(panel)).toEqual(['Voicemail', 'Quote']);
    await panel.type('Note', 'AB');
    const note = panel.field('Note');
    if (note instanceof HTMLTextAreaElement) note.setSelectionRange(1, 1);
    await panel.press(/^Voicemail/);
    expect(note.value).toBe('ALeft Ada Lovelace a messageB');
  });

  test('under a lock are the organization’s alone', async () => {
    expect(names(await openFrom('#/dialer', records(true)))).toEqual(['Voicemail']);
  });

  test('can be reached with the arrow keys', async () => {
    const panel = await openFrom('#/dialer', records(false));
    const items = [...panel.element.querySelectorAll<HTMLElement>('[role=menuitem]')];
    items[0]?.focus();
    await panel.key('ArrowDown');
    expect(document.activeElement).toBe(items[1]);
    await panel.key('ArrowDown');
    expect(document.activeElement).toBe(items[0]);
    await panel.key('End');
    expect(document.activeElement).toBe(items[1]);
  });

  test('where there is none, the form leads to where they are made', async () => {
    expect((await openFrom('#/dialer')).link('Create a template')).toBe('#/settings/templates');
  });
});
