// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { activityId as idOf } from '../../../../../src/core/activity/activity';
import type { CurrentCall } from '../../../../../src/core/activity/current-call';
import { ownerKey } from '../../../../../src/core/crm/account';
import { LogScreen } from '../../../../../src/panel/activity/log/LogScreen';
import { activities } from '../../../../../src/storage/activity/activities';
import { createSurroundings, type Surroundings } from '../../../fakes/worker';
import { answerPages, settle } from '../../fake-worker';
import { paintPanel } from '../../paint-panel';
import { ada, connection, identity, sampleActivity, sampleCall, sampleNewest } from '../../sample-view';

/** The form of a call that rings or is on, and of which nothing is recorded yet. */

const id = idOf(ownerKey(identity, connection), 'call', '90000001');
const account = ownerKey(identity, connection);
const ringing: CurrentCall = { call: sampleCall({ result: '' }), status: 'ringing', names: [] };
const connected: CurrentCall = {
  ...ringing,
  status: 'connected',
  connectedAt: sampleCall().startTime + 5000,
};
const here = (...calls: CurrentCall[]) => ({ currentCalls: { isHere: true, calls } });

let world: Surroundings;
let worker: ReturnType<typeof answerPages>;

beforeEach(async () => {
  location.hash = '';
  world = createSurroundings();
  await world.connect();
  worker = answerPages(world.browser, {
    askServer: (input) =>
      ({ contacts: { contact: [ada] }, callLogs: { logs: [] } })[String(Object(input).route)],
    getManifest: () => ({ platforms: { keyCRM: {} } }),
  });
});

async function open(part: Parameters<typeof paintPanel>[1]) {
  const panel = await paintPanel(<LogScreen activityId={id} />, part);
  await settle();
  return panel;
}

/** What the worker makes of a call that has ended. */
async function record(panel: Awaited<ReturnType<typeof open>>) {
  const activity = sampleActivity({ id, account });
  await activities.set(id, activity);
  const { activitySummary } = sampleNewest([], { todo: 1 });
  await panel.setView({ activitySummary: { ...activitySummary, revision: 2 } });
  await settle();
}

test('can be written from the first ring, with who calls; it is saved once the call has ended, as it stands', async () => {
  const panel = await open(here(ringing));
  expect(panel.field('Contact').value).toBe('Contact/c1');
  await panel.type('Note', 'Wants a quote');
  const note = panel.field('Note');
  expect(panel.button(/^Save log/).getAttribute('aria-disabled')).toBe('true');
  expect(panel.text()).toContain('Save it when the call has ended.');
  await panel.press(/^Save log/);
  await panel.setView(here(connected));
  await panel.setView(here());
  // The end is known before the record is there.
  expect(panel.field('Note')).toBe(note);
  expect(panel.button(/^Save log/).getAttribute('aria-disabled')).toBe('true');
  expect(worker.asked('logActivity')).toEqual([]);
  await record(panel);
  expect(panel.field('Note')).toBe(note);
  expect(note.value).toBe('Wants a quote');
  await panel.press('Save log');
  await settle();
  expect(worker.asked('logActivity')).toMatchObject([
    { activityId: id, form: { contact: ada, note: 'Wants a quote' }, isUpdate: false },
  ]);
});

test('keeps what is typed under the name of the draft that the log will have', async () => {
  const panel = await open(here(connected));
  const before = worker.asked('saveDraft').length;
  await panel.type('Note', 'Half a sentence');
  await panel.leave();
  await settle();
  expect(worker.asked('saveDraft').slice(before)).toMatchObject([
    { owner: account, form: `log:${id}`, value: { note: 'Half a sentence' } },
  ]);
});

test('a panel that was killed opens it again with what was typed, during the call and afterwards', async () => {
  const drafts = { [`log:${id}`]: { value: { note: 'Half a sentence' }, changedAt: 1 } };
  expect((await open({ drafts, ...here(connected) })).field('Note').value).toBe('Half a sentence');
  const panel = await open({ drafts });
  expect(panel.text()).toContain('Your note is kept for it.');
  await record(panel);
  expect(panel.field('Note').value).toBe('Half a sentence');
});

test('is not there for a call that nobody knows', async () => {
  expect((await open(here({ ...ringing, call: sampleCall({ sessionId: '2' }) }))).text()).toContain(
    'This is no longer here',
  );
});

test('whether somebody else has logged it is asked when it has ended', async () => {
  const panel = await open(here(connected));
  const asked = () => worker.asked('askServer').filter((input) => Object(input).route === 'callLogs').length;
  expect(asked()).toBe(0);
  await record(panel);
  expect(asked()).toBe(1);
});
