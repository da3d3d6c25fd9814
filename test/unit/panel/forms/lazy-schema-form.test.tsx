// @vitest-environment jsdom
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { readFields } from '../../../../src/core/forms/field';
import { formSchema } from '../../../../src/core/forms/form-schema';
import type { FormValues } from '../../../../src/panel/forms/form-values';
import { LazySchemaForm } from '../../../../src/panel/forms/LazySchemaForm';
import { paintPanel } from '../paint-panel';

vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

const code = vi.hoisted(() => {
  let load = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    load = resolve;
  });
  return { promise, load: () => load() };
});
vi.mock('../../../../src/panel/forms/SchemaForm', async (load) => {
  await code.promise;
  return load();
});

const form = formSchema(readFields([{ const: 'name', title: 'Name', type: 'string' }]).fields);

test('a press that comes before the form’s code is carried out when it is there, once', async () => {
  const submitted = vi.fn<(values: FormValues) => void>();
  const { has, press } = await paintPanel(
    <>
      <LazySchemaForm
        id="f"
        form={form}
        value={{ name: 'Ada' }}
        onChange={() => undefined}
        onSubmit={submitted}
      />
      <button type="submit" form="f">
        Save
      </button>
    </>,
  );
  expect(has('input')).toBe(false);
  await press('Save');
  expect(submitted).not.toHaveBeenCalled();
  code.load();
  await vi.waitFor(
    async () => {
      await act(async () => undefined);
      expect(has('input')).toBe(true);
    },
    { timeout: 10_000 },
  );
  await vi.waitFor(() => expect(submitted).toHaveBeenCalledExactlyOnceWith({ name: 'Ada' }));
});
