// @vitest-environment jsdom
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { readConfigSchema } from '../../../../src/core/forms/config-schema';
import { formSchema } from '../../../../src/core/forms/form-schema';
import type { FormProblem, FormValues } from '../../../../src/panel/forms/form-values';
import { ProblemList } from '../../../../src/panel/forms/ProblemSummary';
import { SchemaForm } from '../../../../src/panel/forms/SchemaForm';
import keywords from '../../../fixtures/form-keywords.json' with { type: 'json' };
import { paintPanel } from '../paint-panel';

vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

let values: FormValues = {};
const submitted = vi.fn<(value: FormValues) => void>();

function Corpus({ schema, start }: { schema: object; start: unknown }) {
  const [value, setValue] = useState<FormValues>({ value: start });
  const [problems, setProblems] = useState<FormProblem[]>([]);
  values = value;
  const { fields, rules } = readConfigSchema(
    { type: 'object', properties: { value: schema }, $defs: keywords.$defs },
    undefined,
  );
  const [form] = useState(() => formSchema(fields, { rules }));
  return (
    <>
      <SchemaForm
        id="f"
        form={form}
        value={value}
        onChange={setValue}
        onSubmit={submitted}
        onProblems={setProblems}
      />
      <ProblemList problems={problems} />
      <button type="submit" form="f">
        Save
      </button>
    </>
  );
}

/** Every control has a name that can be heard. */
function namelessControls(element: Element): string[] {
  const controls = [...element.querySelectorAll<HTMLElement>('input, select, textarea, button')];
  return controls
    .filter((control) => {
      const isLabelled =
        control.closest('label') !== null ||
        [...element.querySelectorAll('label')].some((label) => label.htmlFor === control.id);
      const isNamed = (control.getAttribute('aria-label') ?? control.textContent) !== '';
      return !isLabelled && !isNamed;
    })
    .map((control) => control.outerHTML);
}

describe.each(keywords.cases)('a form with $name', ({ schema, right, wrong }) => {
  test.each(right.map((value) => [value]))(
    '%j: is shown with named controls, left as it is, and saved',
    async (value) => {
      submitted.mockReset();
      const panel = await paintPanel(<Corpus schema={schema} start={value} />);
      expect(namelessControls(panel.element)).toEqual([]);
      expect(
        panel.element.querySelectorAll('#f input, #f select, #f textarea, #f button, #f li').length,
      ).toBeGreaterThan(0);
      expect(values).toEqual({ value });
      await panel.press('Save');
      expect(panel.text()).not.toContain('Check these fields');
      expect(submitted).toHaveBeenCalledExactlyOnceWith({ value });
    },
  );

  test.each(wrong.map(([value]) => [value]))('%j: is not saved, and says why', async (value) => {
    submitted.mockReset();
    const panel = await paintPanel(<Corpus schema={schema} start={value} />);
    await panel.press('Save');
    expect(submitted).not.toHaveBeenCalled();
    expect(panel.text()).toContain('Check these fields');
    expect(panel.element.querySelectorAll('.form-problems li').length).toBeGreaterThan(0);
  });
});
