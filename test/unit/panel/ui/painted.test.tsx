// @vitest-environment jsdom
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { expect, test, vi } from 'vitest';
import { useRows } from '../../../../src/panel/ui/painted';

const idle = vi.hoisted(() => ({ come: (): void => undefined }));
vi.mock('../../../../src/platform/idle', () => {
  const whenIdle = new Promise<void>((resolve) => (idle.come = resolve));
  return { whenIdle: () => whenIdle };
});

const rows = Array.from({ length: 200 }, (_, place) => `${place}`);

function List() {
  return useRows(rows).map((row) => <li key={row}>{row}</li>);
}

test('the first rows of a list are painted, and all of them once the page has time', async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false);
  const element = document.createElement('ul');
  flushSync(() => createRoot(element).render(<List />));
  // What React has left to be done later is over by then.
  await new Promise((resolve) => void setTimeout(resolve, 50));
  expect(element.children).toHaveLength(12);
  idle.come();
  await vi.waitFor(() => expect(element.children).toHaveLength(200), { timeout: 20_000 });
  expect([...element.children].map((row) => row.textContent)).toEqual(rows);
});
