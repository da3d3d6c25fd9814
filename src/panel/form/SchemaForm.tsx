// The package's main entry also loads its test set-up, which needs a package that it does not bring.
import Form from '@rjsf/core/lib/components/Form.js';
import type { ErrorSchema, RJSFSchema, RJSFValidationError, TemplatesType } from '@rjsf/utils';
import { useMemo, useState } from 'react';
import type { FormSchema } from '../../core/form-schema';
import { FieldFrame } from './FieldFrame';
import { focusControl } from './focus';
import type { FieldNote, FormNotes, FormProblem, FormValues } from './form-values';
import { ObjectFrame } from './ObjectFrame';
import { presentationOf } from './presentation';
import { validator } from './validator';
import { Input, widgets } from './Widgets';
import './SchemaForm.css';

export interface SchemaFormProps {
  /** For submit buttons outside of it: `<button type="submit" form={id}>`. */
  id: string;
  form: FormSchema;
  value: FormValues;
  onChange: (value: FormValues) => void;
  /** The values fit the schema. */
  onSubmit: (value: FormValues) => void;
  /** After the first attempt to submit: what is wrong now, in the order of the fields. */
  onProblems?: (problems: FormProblem[]) => void;
  notes?: { readonly [key: string]: FieldNote };
  /** Words about fields that the other side did not accept. */
  refusals?: { readonly [key: string]: string };
}

const templates: Partial<TemplatesType<FormValues, RJSFSchema, FormNotes>> = {
  BaseInputTemplate: Input,
  FieldTemplate: FieldFrame,
  ObjectFieldTemplate: ObjectFrame,
};

// Values are kept as they are: nothing is filled in that nobody chose.
const keepAsIs = { emptyObjectFields: 'skipDefaults', arrayMinItems: { populate: 'never' } } as const;

/** A form made from a schema. It checks on submit, and from then on at every change. */
export function SchemaForm(props: SchemaFormProps) {
  const { id, form, value, onChange, onSubmit, onProblems, notes = none, refusals = none } = props;
  const [wasTried, setTried] = useState(false);
  const schema: RJSFSchema = form.schema;
  const locked = Object.keys(notes).filter((key) => notes[key]?.lock !== undefined);
  const lockedKeys = locked.join('\n');
  const uiSchema = useMemo(
    () => presentationOf(schema, form.uiSchema, new Set(lockedKeys.split('\n'))),
    [schema, form.uiSchema, lockedKeys],
  );
  const report = (errors: readonly RJSFValidationError[]) => onProblems?.(problemsOf(errors, id, schema));
  return (
    <Form<FormValues, RJSFSchema, FormNotes>
      id={id}
      idPrefix={id}
      schema={schema}
      uiSchema={uiSchema}
      validator={validator}
      templates={templates}
      widgets={widgets}
      formData={value}
      formContext={{ notes }}
      extraErrors={refusalErrors(refusals)}
      experimental_defaultFormStateBehavior={keepAsIs}
      liveValidate={wasTried ? 'onChange' : false}
      showErrorList={false}
      noHtml5Validate
      onChange={(event) => {
        onChange(event.formData ?? {});
        if (wasTried) report(event.errors);
      }}
      onError={(errors) => {
        setTried(true);
        report(errors);
        const [first] = problemsOf(errors, id, schema);
        if (first) focusControl(first.controlId);
      }}
      onSubmit={(event) => {
        report([]);
        onSubmit(event.formData ?? {});
      }}
    />
  );
}

const none: { readonly [key: string]: never } = {};

/** Ids are rjsf's own: the form's, then the path, joined by `_`. Sorted as the fields stand in the schema. */
function problemsOf(errors: readonly RJSFValidationError[], id: string, schema: RJSFSchema): FormProblem[] {
  const order = Object.keys(schema.properties ?? {});
  return errors
    .map((error) => ({
      path: (error.property ?? '').split('.').filter(Boolean),
      message: error.message ?? '',
    }))
    .toSorted((a, b) => order.indexOf(a.path[0] ?? '') - order.indexOf(b.path[0] ?? ''))
    .map(({ path, message }) => ({ controlId: path.length > 0 ? [id, ...path].join('_') : '', message }));
}

function refusalErrors(refusals: { readonly [key: string]: string }): ErrorSchema<FormValues> {
  return Object.fromEntries(Object.entries(refusals).map(([key, message]) => [key, { __errors: [message] }]));
}
