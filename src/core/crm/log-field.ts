import { noneValue, type DeclaredLogField } from './declared-log-field';
import { dependenceOf, readableItem } from './declared-log-reader';
import { isTooMuch, readFields, type Field, type FieldProblem } from '../forms/field';
import { createFieldBudget } from '../forms/field-budget';
import { formSchema, type FormSchema } from '../forms/form-schema';
import { optionsByContactType } from './account-data';
import type { FieldOption } from '../forms/declared-field';
import { entriesOf, isObject, partOf, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** A log field as the form shows it. */
export interface LogField extends Field, DeclaredLogField {
  readonly schema?: JsonObject | undefined;
  /** Accepts values outside its options. */
  readonly allowsOther: boolean;
  /**
   * Regular expression that a text has to match, as the connector declares it; '' for none. It is a stranger's: only a
   * form's guard (core/forms/pattern-guard.ts) lets it run, which test/unit/core/crm/log-field.test.ts holds.
   */
  readonly pattern: string;
  /** Options that the CRM has for one type of contact, by that type; they take the place of the others. */
  readonly typedOptions?: { readonly [contactType: string]: readonly FieldOption[] };
}

/**
 * Reads the declared fields; unreadable ones are left out, and what is too much is named. A warning is a field without
 * a value.
 */
export function readLogFields(
  value: unknown,
  platform: JsonObject = {},
): { fields: LogField[]; refused: FieldProblem[] } {
  const budget = createFieldBudget();
  const refused: FieldProblem[] = [];
  const fields = (Array.isArray(value) ? value.filter(isObject) : []).flatMap((item) => {
    const declared = withPicker(readableItem(item), item['type']);
    const read = readFields([declared], { ...budget, keys: new Set() });
    refused.push(...read.problems.filter(isTooMuch));
    const [field] = read.fields;
    if (!field) return [];
    return {
      ...field,
      ...dependenceOf(field, item, platform),
      allowsOther: item['allowCustomValue'] === true,
      pattern: typeof item['pattern'] === 'string' ? item['pattern'] : '',
      ...readTypedOptions(item[optionsByContactType]),
    };
  });
  return { fields, refused };
}

/** Of no more types, and no more options of each (core/crm/account-data.ts makes fewer). */
const most = { types: 20, options: 500 };

function readTypedOptions(value: unknown): Pick<LogField, 'typedOptions'> {
  const lists = entriesOf(value)
    .slice(0, most.types)
    .map(([type, list]) => [type, optionsIn(list)] as const)
    .filter(([, options]) => options.length > 0);
  return lists.length > 0 ? { typedOptions: Object.fromEntries(lists) } : {};
}

function optionsIn(list: unknown): FieldOption[] {
  return (Array.isArray(list) ? list.slice(0, most.options) : []).flatMap((item: unknown) => {
    const value = plainText(partOf(item, 'const'), 200);
    return value === '' ? [] : [{ value, title: plainText(partOf(item, 'title'), 200) || value }];
  });
}

/** The fields with the options that the CRM has for this type of contact. */
export function fieldsForType(fields: readonly LogField[], contactType: string | undefined): LogField[] {
  return fields.map((field) => {
    const { typedOptions } = field;
    if (!typedOptions || contactType === undefined || !Object.hasOwn(typedOptions, contactType)) return field;
    return { ...field, options: typedOptions[contactType] ?? field.options };
  });
}

/** Uses the browser's own date picker. */
function withPicker(item: JsonObject, type: unknown): JsonObject {
  return type === 'date' ? { ...item, uiSchema: { 'ui:widget': 'date' } } : item;
}

/** Form schema of these fields; `pattern` and open selections go beyond a plugin's form. */
export function logFieldsSchema(fields: readonly LogField[]): FormSchema {
  const { schema, uiSchema } = formSchema(fields.map(asText));
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const withPatterns = fields.map(({ key, pattern }) => {
    const property = isObject(properties[key]) ? properties[key] : {};
    return [key, pattern ? { ...property, pattern } : property] as const;
  });
  return { schema: { ...schema, properties: Object.fromEntries(withPatterns) }, uiSchema };
}

/** A selection that accepts other values becomes a text field with its options as help. */
function asText(field: LogField): Field {
  if (!field.allowsOther || field.kind !== 'select') return field;
  const offered = field.options.filter(({ value }) => value !== noneValue).map(({ title }) => title);
  return {
    ...field,
    kind: 'text',
    description: [field.description, offered.join(' · ')].filter(Boolean).join(' '),
  };
}

/** Keeps the values that fit these fields, and drops options that belonged to another contact. */
export function keepFitting(fields: readonly LogField[], values: { readonly [key: string]: unknown }) {
  const fitting = fields.flatMap((field) => {
    const value = values[field.key];
    if (value === undefined) return [];
    const isChoice = field.kind === 'select' && !field.allowsOther;
    if (isChoice && !field.options.some((option) => option.value === value)) return [];
    return [[field.key, value] as const];
  });
  return Object.fromEntries(fitting);
}
