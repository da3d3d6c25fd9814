// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../src/core/basics/problem';
import { noteError, noteErrors, readLastErrors } from '../../../../src/panel/shared/last-errors';
import { call } from '../../../../src/protocol/client';
import { createSurroundings, type Surroundings } from '../../fakes/worker';

let world: Surroundings;
beforeEach(() => {
  world = createSurroundings();
  localStorage.clear();
  location.hash = '#/plugins';
});

describe('an error is noted', () => {
  test('with its kind, place, status and time, and without its texts', () => {
    const problem = {
      code: 'refused',
      status: 400,
      message: 'Nadia says no',
      host: 'acme.crm.example',
    } as const;
    noteError(
      { ...problem, details: [{ title: 'Nadia', items: ['+16505550123'] }], missing: ['ssn'] },
      'askServer',
    );
    expect(readLastErrors()).toEqual([
      {
        code: 'refused',
        method: 'askServer',
        screen: 'plugins',
        status: 400,
        at: world.clock.time,
        times: 1,
      },
    ]);
    expect(JSON.stringify(localStorage)).not.toMatch(/Nadia|acme|6505550123|ssn/);
  });

  test('once for several in a row, which are counted, with the time of the last', () => {
    noteError({ code: 'timeout' }, 'readSettings');
    world.clock.time += 1000;
    noteError({ code: 'timeout' }, 'readSettings');
    noteError({ code: 'timeout' }, 'askServer');
    expect(readLastErrors()).toMatchObject([
      { method: 'askServer', times: 1 },
      { method: 'readSettings', times: 2, at: world.clock.time },
    ]);
  });

  test('the last thirty', () => {
    for (let status = 400; status < 440; status += 1) noteError({ code: 'refused', status });
    expect(readLastErrors()).toHaveLength(30);
    expect(readLastErrors()[0]?.status).toBe(439);
  });

  test.each(['cancelled', 'stale', 'consent_needed'] as const)('not where nothing is wrong: %s', (code) => {
    noteError({ code });
    expect(readLastErrors()).toEqual([]);
  });

  test('not while a report is made', () => {
    location.hash = '#/settings/report-problem';
    noteError({ code: 'refused' }, 'askServer');
    expect(readLastErrors()).toEqual([]);
  });

  test('a full store hides nothing', () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(() => noteError({ code: 'bug' })).not.toThrow();
    expect(full).toHaveBeenCalled();
    full.mockRestore();
  });
});

test.each(['', '{', '{}', '[1,null,{"code":"invented"}]', '[{"code":"bug","screen":7,"at":1,"times":1}]'])(
  'what cannot be read is left out: %s',
  (stored) => {
    localStorage.setItem('lastErrors', stored);
    expect(readLastErrors()).toEqual([]);
    noteError({ code: 'bug' });
    expect(readLastErrors()).toHaveLength(1);
  },
);

describe('a page notes', () => {
  let listening: AbortController;
  beforeEach(() => {
    listening = new AbortController();
    const listen = globalThis.addEventListener.bind(globalThis);
    vi.spyOn(globalThis, 'addEventListener').mockImplementation((type: string, listener: unknown) =>
      listen(type, listener as EventListener, { signal: listening.signal }),
    );
    noteErrors();
  });
  afterEach(() => listening.abort());

  test('what the worker refuses, whoever asked', async () => {
    world.browser.runtime.sendMessage.mockResolvedValue({
      ok: false,
      problem: { code: 'refused', message: 'x' },
    });
    await expect(call('signOut', {})).rejects.toMatchObject({ problem: { code: 'refused' } });
    world.browser.runtime.sendMessage.mockRejectedValue(new Error('gone'));
    await expect(call('markTasksSeen', {})).rejects.toThrow('No answer to markTasksSeen');
    expect(readLastErrors()).toMatchObject([
      { code: 'bug', method: 'markTasksSeen' },
      { code: 'refused', method: 'signOut' },
    ]);
  });

  test('what breaks in it', () => {
    dispatchEvent(new ErrorEvent('error', { error: new TypeError('Nadia is undefined') }));
    const reason = new ProblemError({ code: 'storage_full' });
    const rejection = Object.assign(new Event('unhandledrejection'), { reason });
    dispatchEvent(rejection);
    expect(readLastErrors()).toMatchObject([{ code: 'storage_full' }, { code: 'bug', screen: 'plugins' }]);
  });
});
