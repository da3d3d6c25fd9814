// @vitest-environment jsdom
import { createElement, Suspense, use } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { once } from '../../../../src/panel/ui/once';

const module = { Words: () => <p>Words</p>, Others: () => <p>Others</p> };

function paint(load: () => Promise<() => React.ReactNode>): string {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false);
  const element = document.createElement('div');
  const Waiting = () => createElement(use(load()));
  flushSync(() =>
    createRoot(element).render(
      <Suspense fallback="Loading">
        <Waiting />
      </Suspense>,
    ),
  );
  return element.textContent;
}

test('code that is there already is painted at once', async () => {
  const load = once(async () => module, 'Words');
  await load();
  expect(paint(load)).toBe('Words');
});

test('code that is not there yet is waited for', () => {
  expect(paint(once(async () => module, 'Words'))).toBe('Loading');
});

test('code is asked for once', async () => {
  const ask = vi.fn<() => Promise<typeof module>>(async () => module);
  const load = once(ask, 'Others');
  expect(load()).toBe(load());
  expect(await load()).toBe(module.Others);
  expect(ask).toHaveBeenCalledOnce();
});
