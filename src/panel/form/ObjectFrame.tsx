import { canExpand, type ObjectFieldTemplateProps, type RJSFSchema } from '@rjsf/utils';
import { isObject } from '../../core/json';
import { Button } from '../ui/Button';
import { say } from '../words';
import type { FormNotes, FormValues } from './form-values';

/** rjsf's ObjectFieldTemplate: the fields one below the other; its name stands in the field's own frame. */
export function ObjectFrame(props: ObjectFieldTemplateProps<FormValues, RJSFSchema, FormNotes>) {
  const { title, properties, schema, uiSchema, readonly, disabled, onAddProperty } = props;
  const isFixed = readonly === true || disabled === true;
  const canAdd = !isFixed && canExpand(schema, uiSchema, valuesOf(props.formData));
  if (properties.length === 0 && !canAdd) return null;
  return (
    <div className="fields">
      {properties.map((property) => property.content)}
      {canAdd && (
        <Button variant="quiet" size="small" aria-label={say('form_add_to', title)} onClick={onAddProperty}>
          {say('form_add')}
        </Button>
      )}
    </div>
  );
}

function valuesOf(formData: unknown): FormValues {
  return isObject(formData) ? { ...formData } : {};
}
