import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation } from '../../../../src/core/activity/conversation';
import { MessageKeeper } from '../../../../src/panel/dialer/message-keeper';

const { call } = vi.hoisted(() => ({
  call: vi.fn<(method: string, input: { conversation: Conversation }) => Promise<unknown>>(),
}));
vi.mock('../../../../src/protocol/client', () => ({ call }));

const party = { phoneNumber: '+16505550123' };

/** A thread as it is reported with these of its messages. */
function thread(...ids: string[]): Conversation {
  return {
    conversationLogId: 'thread',
    conversationId: 'thread',
    kind: 'sms',
    date: '',
    self: {},
    correspondents: [party],
    messages: ids.map((id) => ({
      id,
      creationTime: Number(id),
      direction: 'Inbound',
      text: '',
      from: party,
      to: [],
      attachments: [],
    })),
  };
}

/** What was recorded, each time: the ids of its messages. */
const recorded = () =>
  call.mock.calls.map(([, { conversation }]) => conversation.messages.map(({ id }) => id));

let keeper: MessageKeeper;
beforeEach(() => {
  vi.useFakeTimers();
  call.mockReset().mockResolvedValue({ activityId: 'a' });
  keeper = new MessageKeeper();
});
afterEach(() => {
  keeper.close();
  vi.useRealTimers();
});

test('what could not be recorded is recorded five seconds later', async () => {
  call.mockRejectedValueOnce(new Error('worker'));
  expect(await keeper.keep(thread('1'))).toBeUndefined();
  await vi.advanceTimersByTimeAsync(5000);
  expect(recorded()).toEqual([['1'], ['1']]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(call).toHaveBeenCalledTimes(2);
});

test('a report of the last day takes nothing from one of the whole thread that waits', async () => {
  call.mockRejectedValueOnce(new Error('worker'));
  await keeper.keep(thread('2', '1'));
  await keeper.keep(thread('3', '2'));
  expect(recorded().at(-1)).toEqual(['3', '2', '1']);
});

test.each(['arrives', 'fails'])('one that fails waits its turn while an earlier one %s', async (outcome) => {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  call.mockImplementationOnce(async () => {
    await ended;
    if (outcome === 'fails') throw new Error('worker');
    return { activityId: 'a' };
  });
  call.mockRejectedValueOnce(new Error('worker'));
  const first = keeper.keep(thread('1'));
  await keeper.keep(thread('2', '1'));
  end();
  await first;
  await vi.advanceTimersByTimeAsync(5000);
  expect(recorded()).toEqual([['1'], ['2', '1'], ['2', '1']]);
});
