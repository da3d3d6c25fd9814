import type { ObjectFieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import type { FormNotes, FormValues } from './form-values';

/** rjsf's ObjectFieldTemplate: the fields one below the other; a nested object has a heading. */
export function ObjectFrame(props: ObjectFieldTemplateProps<FormValues, RJSFSchema, FormNotes>) {
  const { title, properties, fieldPathId } = props;
  const fields = properties.map((property) => property.content);
  if (fieldPathId.path.length === 0) return <div className="fields">{fields}</div>;
  return (
    <fieldset className="form-group fields">
      <legend>{title}</legend>
      {fields}
    </fieldset>
  );
}
