// @vitest-environment jsdom
import { act, useState } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { readFields } from '../../../../src/core/forms/field';
import { formSchema } from '../../../../src/core/forms/form-schema';
import type { FormValues } from '../../../../src/panel/forms/form-values';
import { LazySchemaForm } from '../../../../src/panel/forms/LazySchemaForm';
import { RefusedParts } from '../../../../src/panel/forms/RefusedParts';
import { loadPatternEngine, matchersOf } from '../../../../src/panel/forms/pattern-engine';
import { paintPanel } from '../paint-panel';

vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

const engine = vi.hoisted(() => ({ loads: 0 }));
vi.mock('../../../../src/core/forms/linear-engine', async (load) => {
  engine.loads += 1;
  return load();
});

const submitted = vi.fn<(value: FormValues) => void>();

function Sample({ pattern }: { pattern: string }) {
  const [form] = useState(() =>
    formSchema(readFields([{ const: 'code', title: 'Code', type: 'string', pattern }]).fields),
  );
  const [value, setValue] = useState<FormValues>({});
  return (
    <>
      <LazySchemaForm id="f" form={form} value={value} onChange={setValue} onSubmit={submitted} />
      <button type="submit" form="f">
        Save
      </button>
    </>
  );
}

async function paint(pattern: string) {
  const panel = await paintPanel(<Sample pattern={pattern} />);
  await vi.waitFor(
    async () => {
      await act(async () => undefined);
      expect(panel.has('input')).toBe(true);
    },
    { timeout: 20_000 },
  );
  return panel;
}

beforeEach(() => {
  submitted.mockReset();
});

test('a form without such a pattern does not load the engine', async () => {
  const panel = await paint('^[a-z]+$');
  await panel.type('Code', '1');
  await panel.press('Save');
  expect(panel.text()).toContain('This isn’t in the required format.');
  expect(engine.loads).toBe(0);
});

test('one with an ambiguous pattern is checked by the engine, with the error at its field', async () => {
  const panel = await paint('^(?:(?:a|a))*$');
  await panel.type('Code', `${'a'.repeat(1990)}!`);
  await panel.press('Save');
  expect(submitted).not.toHaveBeenCalled();
  expect(panel.text()).toContain('This isn’t in the required format.');
  await panel.type('Code', 'aaaa');
  await panel.press('Save');
  expect(engine.loads).toBe(1);
  expect(submitted).toHaveBeenCalledExactlyOnceWith({ code: 'aaaa' });
  expect(panel.text()).not.toContain('left out');
});

test('without the engine, or where it cannot read a pattern, the field is named', async () => {
  const pattern = { path: ['code'], name: 'code', expression: '(a' };
  const named = { matchers: [], problems: [{ field: 'code', reason: 'unsafe_pattern' }] };
  expect(matchersOf([pattern], undefined)).toEqual(named);
  expect(matchersOf([pattern], await loadPatternEngine())).toEqual(named);
});

test('what was left out is named once each, and a stranger’s long list is cut', async () => {
  const problems = Array.from({ length: 40 }, (_, place) => ({
    field: `f${place % 20}`,
    reason: 'default_too_large' as const,
  }));
  const panel = await paintPanel(<RefusedParts problems={problems} />);
  expect(panel.text()).toContain('20 parts of this form were left out');
  expect(panel.element.querySelectorAll('li')).toHaveLength(13);
  expect(panel.text()).toContain('and 8 more');
});
