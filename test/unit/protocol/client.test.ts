import { beforeEach, expect, test } from 'vitest';
import { call } from '../../../src/protocol/client';
import { createFakeBrowser, type FakeBrowser } from '../fakes/fake-browser';
import { pageClock, setStage } from '../fakes/stage';

let browser: FakeBrowser;

beforeEach(() => {
  browser = createFakeBrowser();
  setStage({ browser, clock: pageClock });
});

test('sends the method and gives its output', async () => {
  browser.runtime.sendMessage.mockResolvedValue({ ok: true, output: 'crm.example' });
  const input = { route: 'hostname', query: {} } as const;
  expect(await call('askServer', input)).toBe('crm.example');
  expect(browser.runtime.sendMessage).toHaveBeenCalledWith({ method: 'askServer', input });
});

test('a method without output answers nothing, also after the message lost the key', async () => {
  browser.runtime.sendMessage.mockResolvedValue({ ok: true });
  expect(await call('signOut', {})).toBeUndefined();
});

test('a problem is thrown with all that is known', async () => {
  browser.runtime.sendMessage.mockResolvedValue({ ok: false, problem: { code: 'refused', message: 'No' } });
  await expect(call('signOut', {})).rejects.toMatchObject({
    problem: { code: 'refused', message: 'No' },
  });
});

test.each([undefined, null, {}, { ok: false }, { ok: false, problem: { code: 'invented' } }])(
  'no answer, or one that is none (%j), is a problem',
  async (reply) => {
    browser.runtime.sendMessage.mockResolvedValue(reply);
    await expect(call('signOut', {})).rejects.toMatchObject({ problem: { code: 'bug' } });
  },
);

test('a worker that dies before it answers is a problem, not a hang', async () => {
  browser.runtime.sendMessage.mockRejectedValue(
    new Error('The message port closed before a response was received.'),
  );
  await expect(call('signOut', {})).rejects.toMatchObject({ problem: { code: 'bug' } });
});
