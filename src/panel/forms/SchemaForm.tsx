// The package's main entry also loads its test set-up, which requires a package that is not installed.
import Form from '@rjsf/core/lib/components/Form.js';
import type { ErrorSchema, RJSFSchema, RJSFValidationError, TemplatesType } from '@rjsf/utils';
import { use, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import type { FieldProblem } from '../../core/forms/field';
import type { FormSchema } from '../../core/forms/form-schema';
import { guardPatterns } from '../../core/forms/pattern-guard';
import { FieldFrame } from './FieldFrame';
import { focusControl } from './focus';
import type { FieldNotes, FormNotes, FormProblem, FormValues } from './form-values';
import { ListFrame, ListItem } from './ListFrame';
import { createNoteBoard, NoteContext } from './notes';
import { ObjectFrame } from './ObjectFrame';
import { loadPatternEngine, matchersOf } from './pattern-engine';
import { presentationOf } from './presentation';
import { pathOf, problemsOf } from './problems';
import { RefusedParts } from './RefusedParts';
import { translate } from './renderer-words';
import { UnshownField } from './UnshownField';
import { createValidator } from './validator';
import { VariantFrame } from './VariantFrame';
import { Input, widgets } from './Widgets';
import './SchemaForm.css';

export interface SchemaFormProps {
  /** For submit buttons outside the form: `<button type="submit" form={id}>`. */
  id: string;
  form: FormSchema;
  value: FormValues;
  onChange: (value: FormValues) => void;
  /** Called when the values fit the schema. */
  onSubmit: (value: FormValues) => void;
  /** After the first attempt to submit: current problems, in the order of the fields. */
  onProblems?: (problems: FormProblem[]) => void;
  notes?: FieldNotes;
  /** Messages about fields that the server did not accept. */
  refusals?: { readonly [key: string]: string };
  /** Parts left out when the form was read; listed together with patterns that may not run. */
  refused?: readonly FieldProblem[] | undefined;
}

const templates: Partial<TemplatesType<FormValues, RJSFSchema, FormNotes>> = {
  ArrayFieldItemTemplate: ListItem,
  ArrayFieldTemplate: ListFrame,
  BaseInputTemplate: Input,
  FieldTemplate: FieldFrame,
  MultiSchemaFieldTemplate: VariantFrame,
  ObjectFieldTemplate: ObjectFrame,
  UnsupportedFieldTemplate: UnshownField,
};

// Values are kept as they are: nothing is filled in that nobody chose.
const keepAsIs = { emptyObjectFields: 'skipDefaults', arrayMinItems: { populate: 'never' } } as const;

/** A form made from a schema. It validates on submit, and after that on every change. */
export function SchemaForm(props: SchemaFormProps) {
  const { id, form, value, onChange, onSubmit, onProblems, notes = none, refusals = none } = props;
  const { refused = [] } = props;
  const [wasTried, setTried] = useState(false);
  const [board] = useState(() => createNoteBoard(notes));
  useLayoutEffect(() => board.write(notes), [board, notes]);
  const guarded = useMemo(() => guardPatterns(form.schema), [form.schema]);
  const schema: RJSFSchema = guarded.schema;
  // The form waits for the engine: what is typed before would be unchecked.
  const createMatcher = guarded.patterns.length > 0 ? use(loadPatternEngine()) : undefined;
  const { matchers, problems: unmatched } = useMemo(
    () => matchersOf(guarded.patterns, createMatcher),
    [guarded, createMatcher],
  );
  const validator = useMemo(() => createValidator(matchers), [matchers]);
  const lockedKeys = Object.keys(notes)
    .filter((key) => notes[key]?.lock !== undefined)
    .join('\n');
  const locked = useMemo(() => new Set(lockedKeys.split('\n').filter(Boolean)), [lockedKeys]);
  const uiSchema = useMemo(
    () => presentationOf(schema, form.uiSchema, locked),
    [schema, form.uiSchema, locked],
  );
  // Values that the person cannot change must not keep the rest from being saved.
  const withoutLocked = useCallback(
    (errors: RJSFValidationError[]) => errors.filter((error) => !locked.has(pathOf(error)[0] ?? '')),
    [locked],
  );
  const extraErrors = useMemo(() => refusalErrors(refusals), [refusals]);
  const report = (errors: readonly RJSFValidationError[]) => {
    const problems = problemsOf(errors, id, form);
    onProblems?.(problems);
    return problems;
  };
  return (
    <NoteContext value={board}>
      <RefusedParts problems={[...refused, ...guarded.problems, ...unmatched]} />
      <Form<FormValues, RJSFSchema, FormNotes>
        id={id}
        idPrefix={id}
        schema={schema}
        uiSchema={uiSchema}
        validator={validator}
        templates={templates}
        widgets={widgets}
        translateString={translate}
        transformErrors={withoutLocked}
        formData={value}
        extraErrors={extraErrors}
        experimental_defaultFormStateBehavior={keepAsIs}
        liveValidate={wasTried ? 'onChange' : false}
        showErrorList={false}
        noHtml5Validate
        onChange={(event, fieldId) => {
          // Without a field id the change comes from the renderer itself, which fills in a `const`.
          if (fieldId !== undefined) onChange(event.formData ?? {});
          if (wasTried) report(event.errors);
        }}
        onError={(errors) => {
          setTried(true);
          const [first] = report(errors);
          if (first) focusControl(first.controlId);
        }}
        onSubmit={(event) => {
          report([]);
          onSubmit(event.formData ?? {});
        }}
      />
    </NoteContext>
  );
}

const none: { readonly [key: string]: never } = {};

function refusalErrors(refusals: { readonly [key: string]: string }): ErrorSchema<FormValues> {
  return Object.fromEntries(Object.entries(refusals).map(([key, message]) => [key, { __errors: [message] }]));
}
