import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Purpose } from '../../stack/dialer/peer/reply-rules.js';
import { startHost, startSignedIn } from './simulated-host.js';

/** Seconds that Embeddable 2.3.1 waits for each reply. */
const LIMITS: Record<Purpose, number> = {
  authorize: 3,
  settings: 3,
  button: 3,
  viewContact: 3,
  feedback: 3,
  inputChanged: 3,
  doNotContact: 3,
  callLogger: 15,
  messageLogger: 15,
  contactMatch: 30,
  contactSearch: 30,
  callLogMatch: 30,
  messageLogMatch: 30,
  contacts: 60,
};

const ADA = { id: 'c1', type: 'T', name: 'Ada', phoneNumbers: [{ phoneNumber: '+16505550123' }] };

/** Replies that the widget cannot use, and what the log says. */
const WRONG: [Purpose, unknown, string][] = [
  ['callLogger', undefined, 'the reply has no response'],
  ['doNotContact', { data: 'ok' }, 'data.result is not a boolean'],
  ['contactSearch', { data: {} }, 'data is not a list'],
  ['contactSearch', { data: [{ ...ADA, id: 1 }] }, "a contact's id is not a string"],
  ['contactMatch', { data: [] }, 'data is not an object'],
  ['contactMatch', 'ok', 'data is not an object'],
  ['contactMatch', { data: { '+1': [{ ...ADA, name: null }] } }, "a contact's name is not a string"],
  [
    'contactMatch',
    { data: { '+1': [{ ...ADA, phoneNumbers: undefined }] } },
    "a contact's phoneNumbers is not a list",
  ],
  [
    'contactMatch',
    { data: { '+1': [{ ...ADA, phoneNumbers: ['+1'] }] } },
    "a contact's phoneNumbers holds an entry without phoneNumber",
  ],
  ['callLogMatch', { data: { '1': [{ note: 'x' }] } }, 'a log entity has no id'],
  ['messageLogMatch', null, 'data is not an object'],
  ['contacts', { data: [ADA], nextPage: '2' }, 'nextPage is not a number'],
];

describe('replies of the host', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(Object.entries(LIMITS) as [Purpose, number][])(
    'waits for %s as long as the widget: %i s',
    async (purpose, seconds) => {
      const { peer, problems, requests, send } = startHost();
      const answer = peer.ask(purpose, '/path', {});
      // A clock that began between two milliseconds rings up to one of them early.
      await vi.advanceTimersByTimeAsync(seconds * 1000 - 10);
      expect(problems()).toEqual([]);
      await vi.advanceTimersByTimeAsync(10);
      expect(problems()).toEqual([`/path: no reply within ${seconds} s`]);
      expect(await answer).toBeNull();

      const responseId = requests('/path')[0]?.['requestId'];
      send({ type: 'rc-post-message-response', responseId, response: { data: {} } });
      await vi.advanceTimersByTimeAsync(1_000);
      expect(problems()[1]).toBe(`/path: late reply, after ${seconds}.0 s`);
    },
  );

  it('takes a reply in the last moment', async () => {
    const { peer, problems, requests, send } = startHost();
    const answer = peer.ask('callLogger', '/path', {});
    await vi.advanceTimersByTimeAsync(14_990);
    send({
      type: 'rc-post-message-response',
      responseId: requests('/path')[0]?.['requestId'],
      response: { data: 'ok' },
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toEqual({ data: 'ok' });
    expect(problems()).toEqual([]);
  });

  it.each(WRONG)('shows and drops a wrong reply to %s: %j', async (purpose, response, problem) => {
    const { peer, problems, requests, send } = startHost();
    const answer = peer.ask(purpose, '/path', {});
    send({ type: 'rc-post-message-response', responseId: requests('/path')[0]?.['requestId'], response });
    await vi.advanceTimersByTimeAsync(10);
    expect(await answer).toBeNull();
    expect(problems()).toEqual([`/path: wrong reply, ${problem}`]);
  });

  it('shows a second answer, and an answer to nothing', async () => {
    const { peer, problems, requests, send } = startHost();
    void peer.ask('button', '/button', {});
    const reply = {
      type: 'rc-post-message-response',
      responseId: requests('/button')[0]?.['requestId'],
      response: { data: 'ok' },
    };
    send(reply);
    send(reply);
    send({ ...reply, responseId: 'never-asked' });
    await vi.advanceTimersByTimeAsync(10);
    expect(problems()).toEqual([
      '/button: answered twice',
      'a reply to no request (responseId "never-asked")',
    ]);
  });

  it('takes a wrong contact match for nobody, and shows it', async () => {
    const host = await startSignedIn();
    host.replies.set('/contacts/match', () => ({ data: { '+16505550123': [{ ...ADA, id: 7 }] } }));
    host.peer.store.set({ contactMatches: {} });
    host.send({ type: 'rc-adapter-trigger-contact-match', phoneNumbers: ['+16505550100'] });
    await vi.advanceTimersByTimeAsync(100);
    expect(host.peer.store.get().contactMatches['+16505550100']?.entities).toEqual([]);
    expect(host.problems()).toHaveLength(1);
  });

  it.each([
    ['empty data', { data: {} }],
    ['data without the number', { data: { other: [] } }],
  ])('takes %s for nobody, without a problem', async (_name, reply) => {
    const host = await startSignedIn();
    host.peer.store.set({ contactMatches: {} });
    host.replies.set('/contacts/match', () => reply);
    host.send({ type: 'rc-adapter-trigger-contact-match', phoneNumbers: ['+16505550100'] });
    await vi.advanceTimersByTimeAsync(100);
    expect(host.peer.store.get().contactMatches['+16505550100']?.entities).toEqual([]);
    expect(host.problems()).toEqual([]);
  });
});
