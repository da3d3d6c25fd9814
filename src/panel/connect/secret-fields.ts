import type { FormSchema } from '../../core/form-schema';
import { entriesOf, isObject, type JsonObject } from '../../core/json';

const secretName = /key|secret|token|pass|pin\b/i;

/** The form with its keys and passwords hidden while they are typed; connectors rarely ask for that themselves. */
export function hideSecrets(form: FormSchema): FormSchema {
  const hidden = entriesOf(form.schema['properties'])
    .filter(
      ([key, property]) =>
        isObject(property) && property['type'] === 'string' && !property['oneOf'] && secretName.test(key),
    )
    .map(([key]): [string, JsonObject] => [key, { ...wishesOf(form, key), 'ui:widget': 'password' }]);
  return { schema: form.schema, uiSchema: { ...form.uiSchema, ...Object.fromEntries(hidden) } };
}

function wishesOf(form: FormSchema, key: string): object {
  const wishes = form.uiSchema[key];
  return isObject(wishes) ? wishes : {};
}
