// @vitest-environment jsdom
import type { Validator } from '@cfworker/json-schema';
import { useState, type ComponentProps } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { readConfigSchema } from '../../../../src/core/forms/config-schema';
import { formSchema } from '../../../../src/core/forms/form-schema';
import type { FieldNotes, FormValues } from '../../../../src/panel/forms/form-values';
import { paintPanel } from '../paint-panel';

type Engine = { Validator: typeof Validator };

const counts = vi.hoisted(() => ({ painted: 0, prepared: new Map<object, number>() }));

vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../src/panel/ui/TextInput', () => ({
  TextInput: (props: ComponentProps<'input'>) => {
    counts.painted += 1;
    return <input {...props} />;
  },
}));
vi.mock('@cfworker/json-schema', async (load) => {
  const real = await load<Engine>();
  return {
    ...real,
    Validator: class extends real.Validator {
      constructor(...parameters: ConstructorParameters<typeof real.Validator>) {
        super(...parameters);
        const size = Object.keys(Object(Object(parameters[0])['properties'])).length;
        if (size >= 300) counts.prepared.set(Object(parameters[0]), size);
      }
    },
  };
});

const names = Array.from({ length: 300 }, (_, place) => `f${place}`);
const { fields, rules } = readConfigSchema(
  {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string', minLength: 1 }])),
    required: ['f0'],
  },
  undefined,
);
const form = formSchema(fields, { rules });

async function paint() {
  const { SchemaForm } = await import('../../../../src/panel/forms/SchemaForm');
  function Large() {
    const [value, setValue] = useState<FormValues>({});
    // As the settings screen makes them: new objects at each paint.
    const notes: FieldNotes = Object.fromEntries(
      names.map((name) => [name, { hint: value[name] === undefined ? 'Default' : 'Your choice' }]),
    );
    return (
      <>
        <SchemaForm id="f" form={form} value={value} onChange={setValue} onSubmit={() => {}} notes={notes} />
        <button type="submit" form="f">
          Save
        </button>
      </>
    );
  }
  return paintPanel(<Large />);
}

beforeEach(() => {
  counts.painted = 0;
  counts.prepared.clear();
});

test('at 300 fields one widget is painted for a key, and the root schema is prepared once', async () => {
  const panel = await paint();
  await panel.type('f7', 'a');
  counts.painted = 0;
  for (const text of ['ab', 'abc', 'abcd', 'abcde']) await panel.type('f7', text);
  expect(counts.painted).toBe(4);
  // From the first attempt on, every key is checked as well.
  await panel.press('Save');
  counts.painted = 0;
  for (const text of ['x', 'xy', 'xyz']) await panel.type('f9', text);
  // The first of them takes the note of its field from one state to another.
  expect(counts.painted).toBeLessThanOrEqual(4);
  expect(counts.prepared.size).toBe(1);
});
