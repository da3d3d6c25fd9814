import type { MultiSchemaFieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import { isValidElement } from 'react';
import { isObject } from '../../core/basics/json';
import { FormField } from '../ui/FormField';
import { Fields } from '../ui/Fields';
import { say } from '../app/words';
import { ControlContext } from './ControlContext';
import type { FormNotes, FormValues } from './form-values';

/** rjsf's MultiSchemaFieldTemplate: a labelled selector for the alternatives, and the fields of the chosen one. */
export function VariantFrame(props: MultiSchemaFieldTemplateProps<FormValues, RJSFSchema, FormNotes>) {
  const { selector, optionSchemaField } = props;
  return (
    <Fields>
      <FormField id={idOf(selector)} label={say('form_variant')}>
        {(control) => <ControlContext value={control}>{selector}</ControlContext>}
      </FormField>
      {optionSchemaField}
    </Fields>
  );
}

/** The selector is rjsf's own element; its id ties it to its label. */
function idOf(selector: unknown): string {
  const props: unknown = isValidElement(selector) ? selector.props : undefined;
  const id = isObject(props) ? props['id'] : undefined;
  return typeof id === 'string' ? id : '';
}
