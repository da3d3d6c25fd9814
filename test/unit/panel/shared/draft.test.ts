import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDraftKeeper } from '../../../../src/panel/shared/draft';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset().mockResolvedValue(undefined);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a draft', () => {
  test('is sent at most every 250 ms, always with the newest value', () => {
    const keeper = createDraftKeeper('a|1||', 'plugin:a');
    for (const value of ['h', 'he', 'hel']) {
      keeper.keep(value);
      vi.advanceTimersByTime(80);
    }
    expect(ask).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10);
    expect(ask.mock.calls).toEqual([['saveDraft', { owner: 'a|1||', form: 'plugin:a', value: 'hel' }]]);
    keeper.keep('hell');
    vi.advanceTimersByTime(250);
    expect(ask).toHaveBeenLastCalledWith('saveDraft', { owner: 'a|1||', form: 'plugin:a', value: 'hell' });
    vi.advanceTimersByTime(5000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('goes at once when the page is left', () => {
    const keeper = createDraftKeeper('a|1||', 'connect');
    keeper.keep({ a: 1 });
    keeper.flush();
    expect(ask).toHaveBeenCalledExactlyOnceWith('saveDraft', {
      owner: 'a|1||',
      form: 'connect',
      value: { a: 1 },
    });
    vi.advanceTimersByTime(1000);
    keeper.flush();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('that is thrown away is not sent afterwards', () => {
    const keeper = createDraftKeeper('a|1||', 'connect');
    keeper.keep('secret');
    keeper.discard();
    vi.advanceTimersByTime(1000);
    expect(ask.mock.calls).toEqual([['discardDraft', { owner: 'a|1||', form: 'connect' }]]);
  });

  test('that cannot be kept disturbs nobody', async () => {
    ask.mockRejectedValue(new Error('worker is gone'));
    const keeper = createDraftKeeper('a|1||', 'connect');
    keeper.keep('a');
    await vi.advanceTimersByTimeAsync(250);
    keeper.keep('ab');
    await vi.advanceTimersByTimeAsync(250);
    expect(ask).toHaveBeenLastCalledWith('saveDraft', { owner: 'a|1||', form: 'connect', value: 'ab' });
  });
});
