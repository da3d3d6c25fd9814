import { canExpand, type ObjectFieldTemplateProps, type RJSFSchema } from '@rjsf/utils';
import { isObject } from '../../core/basics/json';
import { Button } from '../ui/Button';
import { Fields } from '../ui/Fields';
import { say } from '../app/words';
import type { FormNotes, FormValues } from './form-values';

type Props = ObjectFieldTemplateProps<FormValues, RJSFSchema, FormNotes>;

/** rjsf's ObjectFieldTemplate: the fields one below the other; the object's name is in the field's own frame. */
export function ObjectFrame(props: Props) {
  const canAdd = canAddEntry(props);
  if (props.properties.length === 0 && !canAdd) return null;
  return (
    <Fields>
      {props.properties.map((property) => property.content)}
      {canAdd && (
        <div className="form-add">
          <Button
            variant="quiet"
            size="small"
            aria-label={say('form_add_to', props.title)}
            onClick={() => props.onAddProperty()}
          >
            {say('form_add')}
          </Button>
        </div>
      )}
    </Fields>
  );
}

function canAddEntry(props: Props): boolean {
  if (props.readonly === true || props.disabled === true) return false;
  return Boolean(canExpand(props.schema, props.uiSchema, valuesOf(props.formData)));
}

function valuesOf(formData: unknown): FormValues {
  return isObject(formData) ? { ...formData } : {};
}
