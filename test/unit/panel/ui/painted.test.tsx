// @vitest-environment jsdom
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { expect, test, vi } from 'vitest';
import { useRows } from '../../../../src/panel/ui/painted';

const rows = Array.from({ length: 30 }, (_, place) => `${place}`);

function List() {
  return useRows(rows).map((row) => <li key={row}>{row}</li>);
}

test('the first rows of a list are painted before all of them', async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false);
  const element = document.createElement('ul');
  flushSync(() => createRoot(element).render(<List />));
  expect(element.children).toHaveLength(12);
  await vi.waitFor(() => expect(element.children).toHaveLength(30), { timeout: 20_000 });
  expect([...element.children].map((row) => row.textContent)).toEqual(rows);
});
