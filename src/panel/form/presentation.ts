import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { entriesOf, isObject, type JsonObject } from '../../core/json';
import type { FormNotes, FormValues } from './form-values';

/** Presentations that exist for a type; an author's wish for any other would break the form. */
const widgets: { readonly [type: string]: readonly string[] } = {
  string: ['textarea', 'password', 'date', 'time', 'color'],
  number: ['updown'],
  integer: ['updown'],
  array: ['checkboxes', 'select'],
};

const choiceWidgets = ['radio', 'select'];

const inputTypes = new Set(['text', 'email', 'url', 'tel', 'password', 'number', 'date', 'time', 'color']);

/** The author's wishes that fit, and the fields that are locked. */
export function presentationOf(
  schema: RJSFSchema,
  uiSchema: JsonObject,
  locked: ReadonlySet<string>,
): UiSchema<FormValues, RJSFSchema, FormNotes> {
  const properties = entriesOf(schema.properties).map(([key, property]): [string, JsonObject] => {
    const wishes = entriesOf(uiSchema[key]).filter(([name, value]) => fits(name, value, property));
    const readonly = locked.has(key) ? { 'ui:readonly': true } : {};
    return [key, { ...Object.fromEntries(wishes), ...readonly }];
  });
  const order: unknown = uiSchema['ui:order'];
  const presentation: UiSchema<FormValues, RJSFSchema, FormNotes> = {
    'ui:submitButtonOptions': { norender: true },
    ...(Array.isArray(order) && { 'ui:order': [...order.filter((key) => typeof key === 'string'), '*'] }),
    ...Object.fromEntries(properties),
  };
  return presentation;
}

function fits(name: string, value: unknown, property: unknown): boolean {
  if (name === 'ui:inputType') return typeof value === 'string' && inputTypes.has(value);
  if (name !== 'ui:widget') return true;
  if (!isObject(property) || typeof value !== 'string') return false;
  const type = typeof property['type'] === 'string' ? property['type'] : '';
  const hasChoices = Array.isArray(property['oneOf']) || Array.isArray(property['enum']);
  if (type !== 'array' && choiceWidgets.includes(value)) return hasChoices && type !== 'boolean';
  return widgets[type]?.includes(value) === true && (type === 'array' || !hasChoices);
}

/** Fields whose text must not be seen; drafts leave them out. */
export function secretKeys(uiSchema: JsonObject): string[] {
  return entriesOf(uiSchema)
    .filter(
      ([, wishes]) =>
        isObject(wishes) && (wishes['ui:widget'] === 'password' || wishes['ui:inputType'] === 'password'),
    )
    .map(([key]) => key);
}
