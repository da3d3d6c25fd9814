// @vitest-environment jsdom
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { WhatRuns } from '../../../../../src/panel/activity/log/WhatRuns';
import { paintPanel } from '../../paint-panel';
import { samplePlugin } from '../../sample-plugin';

const idle = vi.hoisted(() => ({ come: (): void => undefined }));
vi.mock('../../../../../src/platform/idle', () => {
  const whenIdle = new Promise<void>((resolve) => (idle.come = resolve));
  return { whenIdle: () => whenIdle };
});
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));

test('of two hundred plugins the first are painted with the form, the rest once the page has time', async () => {
  const plugins = Array.from({ length: 200 }, (_, place) => samplePlugin({ id: `p${place}` }));
  const panel = await paintPanel(<WhatRuns crm="KeyCRM" kind="call" plugins={plugins} />);
  expect(panel.element.querySelectorAll('dt')).toHaveLength(12);
  await act(async () => idle.come());
  const rows = [...panel.element.querySelectorAll('dt')].map((row) => row.textContent);
  expect(rows).toHaveLength(201);
  expect(rows[200]).toMatch(/^201 · /);
});
