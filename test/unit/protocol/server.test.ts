import { beforeEach, expect, test, vi } from 'vitest';
import { methods } from '../../../src/protocol/methods';
import { serve as start, type Handlers } from '../../../src/protocol/server';
import { createFakeBrowser, type FakeBrowser } from '../fakes/fake-browser';
import { pageClock, setStage } from '../fakes/stage';

let browser: FakeBrowser;

beforeEach(() => {
  browser = createFakeBrowser();
  setStage({ browser, clock: pageClock });
});

const own = { id: 'panel', url: 'chrome-extension://panel/panel.html' };

// Every method is there by construction: the names come from the table itself.
function handlersOf(all: object): Handlers {
  return Object(all);
}

async function serve() {
  const called = vi.fn<(name: string, input: unknown) => Promise<unknown>>(async () => undefined);
  const handlers = Object.fromEntries(
    Object.keys(methods).map((name) => [name, (input: unknown) => called(name, input)]),
  );
  start(handlersOf(handlers));
  const send = (message: unknown, sender: object) =>
    new Promise<unknown>((answered) => {
      browser.runtime.onMessage.dispatch(message, sender, answered);
    });
  return { send, called, methods };
}

test('this extension’s own page is served, with its input parsed', async () => {
  const { send, called } = await serve();
  expect(await send({ method: 'showSignInWindow', input: { pluginId: 'a', more: 1 } }, own)).toEqual({
    ok: true,
    output: undefined,
  });
  expect(called).toHaveBeenCalledWith('showSignInWindow', { pluginId: 'a' });
});

test.each([
  ['another extension', { id: 'other', url: 'chrome-extension://other/x.html' }],
  ['a web page', { id: 'panel', url: 'https://evil.example/' }],
  ['the dialer’s frame', { id: 'panel', url: 'https://apps.ringcentral.com/app.html' }],
  ['a look-alike address', { id: 'panel', url: 'chrome-extension://panel.evil/panel.html' }],
  ['nobody', {}],
])('%s is not served, whatever the method', async (_name, sender) => {
  const { send, called, methods } = await serve();
  for (const method of Object.keys(methods))
    expect(await send({ method, input: {} }, sender)).toBeUndefined();
  expect(called).not.toHaveBeenCalled();
});

test.each([
  [{ method: 'nonsense', input: {} }, 'bug'],
  [{ method: 'constructor', input: {} }, 'bug'],
  [{ method: 'changeInstallation', input: { plugin: { pluginId: 7 } } }, 'invalid_input'],
  [{ method: 'changeInstallation' }, 'invalid_input'],
  ['text', 'invalid_input'],
  [null, 'invalid_input'],
])('%j is refused', async (message, code) => {
  const { send, called } = await serve();
  expect(await send(message, own)).toMatchObject({ ok: false, problem: { code } });
  expect(called).not.toHaveBeenCalled();
});

test('what a handler throws comes back as a problem', async () => {
  const { send, called } = await serve();
  const { fail } = await import('../../../src/core/basics/problem');
  called.mockImplementation(async () => fail('offline', { host: 'a.example' }));
  expect(await send({ method: 'signOut', input: {} }, own)).toEqual({
    ok: false,
    problem: { code: 'offline', host: 'a.example' },
  });
});
