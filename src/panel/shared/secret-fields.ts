import type { FormSchema } from '../../core/forms/form-schema';
import { entriesOf, isObject, type JsonObject } from '../../core/basics/json';
import { soundsSecret } from '../../core/forms/secret-field';

/** The form with its passwords and keys hidden while they are typed; connectors rarely ask for that themselves. */
export function hideSecrets(form: FormSchema): FormSchema {
  const hidden = entriesOf(form.schema['properties'])
    .filter(
      ([key, property]) =>
        isObject(property) && property['type'] === 'string' && !property['oneOf'] && soundsSecret(key),
    )
    .map(([key]): [string, JsonObject] => [key, { ...wishesOf(form, key), 'ui:widget': 'password' }]);
  return { schema: form.schema, uiSchema: { ...form.uiSchema, ...Object.fromEntries(hidden) } };
}

function wishesOf(form: FormSchema, key: string): object {
  const wishes = form.uiSchema[key];
  return isObject(wishes) ? wishes : {};
}
