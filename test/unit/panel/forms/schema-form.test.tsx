// @vitest-environment jsdom
import { act, useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { formSchema } from '../../../../src/core/forms/form-schema';
import { readFields } from '../../../../src/core/forms/field';
import type { FormProblem, FormValues } from '../../../../src/panel/forms/form-values';
import { ProblemSummary } from '../../../../src/panel/forms/ProblemSummary';
import { SchemaForm, type SchemaFormProps } from '../../../../src/panel/forms/SchemaForm';
import { paintPanel } from '../paint-panel';

vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

const { fields } = readFields([
  { const: 'name', title: 'Name', type: 'string', required: true, description: 'As on the contract' },
  { const: 'days', title: 'Days', type: 'number', required: true },
  { const: 'link', title: 'Add a link', type: 'boolean' },
  {
    const: 'region',
    title: 'Region',
    type: 'selection',
    options: [
      { id: 'eu', name: 'Europe' },
      { id: 'us', name: 'USA' },
    ],
  },
  {
    const: 'for',
    title: 'Upload for',
    type: 'option',
    multiSelect: true,
    options: [
      { id: 'in', name: 'In' },
      { id: 'out', name: 'Out' },
    ],
  },
  { const: 'note', title: 'Note', type: 'string', uiSchema: { 'ui:widget': 'textarea' } },
  { const: 'secret', title: 'Secret', type: 'string', uiSchema: { 'ui:widget': 'password' } },
]);
const form = formSchema(fields);

const submitted = vi.fn<(value: FormValues) => void>();
let values: FormValues = {};

function Form(props: Partial<SchemaFormProps> & { start?: FormValues }) {
  const { start = {}, ...rest } = props;
  const [value, setValue] = useState<FormValues>(start);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  values = value;
  return (
    <>
      <SchemaForm
        id="f"
        form={form}
        value={value}
        onChange={setValue}
        onSubmit={submitted}
        onProblems={setProblems}
        {...rest}
      />
      <ProblemSummary problems={problems} />
      <button type="submit" form="f">
        Save
      </button>
    </>
  );
}

beforeEach(() => void submitted.mockReset());

const open = (props: Parameters<typeof Form>[0] = {}) => paintPanel(<Form {...props} />);

function describedBy(control: Element): string {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return ids.map((id) => document.getElementById(id)?.textContent ?? `missing ${id}`).join(' / ');
}

describe('a form', () => {
  test('has a named control of the right kind for every field', async () => {
    const panel = await open({ start: { name: 'Ada', days: 3, link: true, region: 'us', for: ['out'] } });
    expect(panel.field('Name').value).toBe('Ada');
    expect(panel.field('Days').getAttribute('type')).toBe('number');
    expect(panel.field('Add a link').getAttribute('type')).toBe('checkbox');
    expect(panel.field('Region').tagName).toBe('SELECT');
    expect(panel.field('Note').tagName).toBe('TEXTAREA');
    expect(panel.field('Secret').getAttribute('type')).toBe('password');
    const group = panel.element.querySelector('[role=group]');
    expect(document.getElementById(group?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
      'Upload for',
    );
    expect(group?.querySelectorAll('input:checked')).toHaveLength(1);
    expect(describedBy(panel.field('Name'))).toBe('As on the contract');
  });

  test('fills in nothing that nobody chose', async () => {
    await open();
    expect(values).toEqual({});
  });

  test('gives values of their types, and nothing for what was emptied', async () => {
    const panel = await open();
    await panel.type('Days', '30');
    await panel.type('Name', 'Grace');
    await panel.type('Region', '1');
    await act(async () => panel.field('Add a link').click());
    await act(async () => panel.element.querySelectorAll<HTMLInputElement>('[role=group] input')[1]?.click());
    await act(async () => panel.element.querySelectorAll<HTMLInputElement>('[role=group] input')[0]?.click());
    expect(values).toEqual({ days: 30, name: 'Grace', region: 'us', link: true, for: ['in', 'out'] });
    await panel.type('Days', '');
    await panel.type('Name', '');
    expect(values['days']).toBeUndefined();
    expect(values['name']).toBeUndefined();
  });

  test('says what is missing at its field, in a summary, and takes the person to the first', async () => {
    const panel = await open();
    await panel.press('Save');
    expect(submitted).not.toHaveBeenCalled();
    expect(panel.text()).toContain('Check 2 fields');
    const name = panel.field('Name');
    expect(name.getAttribute('aria-invalid')).toBe('true');
    expect(describedBy(name)).toContain('This field is required.');
    expect(panel.field('Note').getAttribute('aria-invalid')).toBeNull();
    expect(document.activeElement).toBe(name);
    panel.field('Note').focus();
    await panel.press('Check 2 fields');
    expect(document.activeElement).toBe(name);
  });

  test('after the first attempt, takes an error back as soon as it is mended', async () => {
    const panel = await open();
    await panel.press('Save');
    await panel.type('Name', 'Ada');
    expect(panel.field('Name').getAttribute('aria-invalid')).toBeNull();
    expect(panel.text()).toContain('Check 1 field');
    await panel.type('Days', '7');
    expect(panel.text()).not.toContain('need');
    await panel.press('Save');
    expect(submitted).toHaveBeenCalledExactlyOnceWith({ name: 'Ada', days: 7 });
  });

  test('a locked field says who and why, and cannot be changed', async () => {
    const notes = {
      name: { lock: 'Set by Priya: “contract”' },
      region: { lock: 'Set by your admin' },
      for: { lock: 'Set by your admin' },
      link: { lock: 'Set by your admin' },
    };
    const panel = await open({ start: { name: 'Ada', region: 'eu', for: ['in'], link: true }, notes });
    const name = panel.field('Name');
    expect(name.hasAttribute('readonly')).toBe(true);
    expect(describedBy(name)).toContain('Set by Priya: “contract”');
    expect(panel.field('Region').disabled).toBe(true);
    expect(panel.field('Add a link').disabled).toBe(true);
    expect(panel.element.querySelectorAll('[role=group] input:disabled')).toHaveLength(2);
    expect(panel.field('Days').hasAttribute('readonly')).toBe(false);
  });

  test('an origin and the way back stand beside the field', async () => {
    const back = vi.fn<() => void>();
    const action = (
      <button type="button" onClick={back}>
        Use default
      </button>
    );
    const panel = await open({ notes: { name: { hint: 'Your choice', action } } });
    expect(describedBy(panel.field('Name'))).toContain('Your choice');
    await panel.press('Use default');
    expect(back).toHaveBeenCalledOnce();
  });

  test('a choice offers “none” only where none is possible', async () => {
    const titles = (panel: Awaited<ReturnType<typeof open>>) =>
      [...panel.field('Region').querySelectorAll('option')].map((option) => option.textContent);
    expect(titles(await open({ start: { region: 'eu' } }))).toEqual(['None', 'Europe', 'USA']);
    const withDefault = { start: { region: 'eu' }, notes: { region: { hasDefault: true } } };
    expect(titles(await open(withDefault))).toEqual(['Europe', 'USA']);
  });

  test('opening it is no change, also where only one value is possible; typing is', async () => {
    const changed = vi.fn<(value: FormValues) => void>();
    const schema = {
      type: 'object',
      properties: {
        kind: { const: 'v1', type: 'string', title: 'Type' },
        name: { type: 'string', title: 'Name' },
      },
    } as const;
    const panel = await open({ form: { ...form, schema }, onChange: changed });
    expect(changed).not.toHaveBeenCalled();
    await panel.type('Name', 'Ada');
    expect(changed).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'Ada' }));
  });

  test('what the server refused is shown at the field', async () => {
    const panel = await open({
      start: { name: 'x', days: 1 },
      refusals: { days: 'The server didn’t accept this.' },
    });
    expect(describedBy(panel.field('Days'))).toContain('The server didn’t accept this.');
  });

  test('a secret is shown on demand', async () => {
    const panel = await open({ start: { secret: 's3cret' } });
    await panel.press('Show Secret');
    expect(panel.field('Secret').getAttribute('type')).toBe('text');
  });

  test('text from outside stays text', async () => {
    const hostile = readFields([
      { const: 'x', title: '<img src=x>', description: '[a](javascript:alert(1)) <b>b</b>' },
    ]);
    const panel = await paintPanel(<Form form={formSchema(hostile.fields)} />);
    expect(panel.has('img, b, a')).toBe(false);
    expect(panel.text()).toContain('<img src=x>');
  });
});
