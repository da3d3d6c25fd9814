import type { Choices, Contact, NewContactOffer } from './contact';
import { readFields, type Field, type FieldOption } from './field';
import { formSchema, type FormSchema } from './form-schema';
import { isObject } from './json';
import { plainText } from './text';

/**
 * One of the connector's own fields in a log form (manifest `page.callLog.additionalFields` and its kin): an
 * ordinary field, and on what it depends.
 */
export interface LogField extends Field {
  /** Its choices, or whether it is there at all, come from the contact (`additionalInfo`). */
  readonly contactDependent: boolean;
  /** Its choices come with the type of a contact that is being made. */
  readonly contactTypeDependent: boolean;
  /** Contact types that have it; empty for all. */
  readonly contactTypes: readonly string[];
  /** Offers "None" among its choices. */
  readonly withNone: boolean;
  /** Accepts a value that is not among its choices. */
  readonly allowsOther: boolean;
  /** Regular expression that a text has to match; '' for none. */
  readonly pattern: string;
}

/** The vendor's value of "None" among the choices of a selection. */
const noneValue = 'none';

/** Reads the declared fields; what cannot be read is left out. A line of warning is a field without a value. */
export function readLogFields(value: unknown): LogField[] {
  const declared = Array.isArray(value) ? value.filter(isObject) : [];
  return declared.flatMap((item) => {
    // A selection whose choices come from the contact declares none itself.
    const isDependent = item['type'] === 'selection' && !Array.isArray(item['oneOf'] ?? item['options']);
    const [field] = readFields([
      isDependent ? { ...item, options: [{ const: noneValue }] } : readable(item),
    ]).fields;
    if (!field) return [];
    return {
      ...field,
      options: isDependent ? [] : field.options,
      contactDependent:
        item['contactDependent'] === true || (isDependent && item['contactTypeDependent'] !== true),
      contactTypeDependent: item['contactTypeDependent'] === true,
      contactTypes: textsOf(item['showIfContactType']),
      withNone: field.kind === 'select' && item['includeNoneOption'] !== false,
      allowsOther: item['allowCustomValue'] === true,
      pattern: safePattern(item['pattern']),
    };
  });
}

/** A date is a text with the platform's own picker. */
function readable(item: { readonly [key: string]: unknown }) {
  if (item['type'] !== 'date') return item;
  return { ...item, type: 'string', uiSchema: { 'ui:widget': 'date' } };
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).map((item) => plainText(item)).filter((item) => item !== '');
}

/** A pattern runs on each key: one that repeats a repetition could stand still for minutes and is left out. */
function safePattern(value: unknown): string {
  const pattern = plainText(value, 200);
  if (!pattern || /[+*}]\)[+*{]/.test(pattern)) return '';
  try {
    RegExp(pattern, 'u');
    return pattern;
  } catch {
    return '';
  }
}

export interface LogFieldsFor {
  /** Whom the log is about; a contact that is being made has a type and no choices of its own. */
  readonly contact: Pick<Contact, 'type' | 'choices'> | undefined;
  readonly newContact?: NewContactOffer | undefined;
  /** Word for "None". */
  readonly noneTitle: string;
}

/** The fields as they stand for this contact: choices filled in, what does not apply left out. */
export function fieldsFor(
  fields: readonly LogField[],
  { contact, newContact, noneTitle }: LogFieldsFor,
): LogField[] {
  return fields.flatMap((field) => {
    if (field.contactTypes.length > 0 && !field.contactTypes.includes(contact?.type ?? '')) return [];
    const typed = newContact?.choices[contact?.type ?? ''];
    const source = field.contactTypeDependent ? (typed ?? contact?.choices) : contact?.choices;
    const isDependent = field.contactDependent || field.contactTypeDependent;
    if (field.kind !== 'select' && field.kind !== 'multi')
      return isDependent && !Object.hasOwn(source ?? {}, field.key) ? [] : field;
    const options = optionsOf(source, field);
    if (options.length === 0) return [];
    return {
      ...field,
      options: field.withNone ? [...options, { value: noneValue, title: noneTitle }] : options,
    };
  });
}

function optionsOf(source: Choices | undefined, field: LogField): readonly FieldOption[] {
  const own = Object.hasOwn(source ?? {}, field.key) ? source?.[field.key] : undefined;
  return Array.isArray(own) ? own : field.options;
}

/** The form of these fields; `pattern` and free choice go beyond what a plugin's form knows. */
export function logFieldsSchema(fields: readonly LogField[]): FormSchema {
  const { schema, uiSchema } = formSchema(fields.map(asText));
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const withPatterns = fields.map(({ key, pattern }) => {
    const property = isObject(properties[key]) ? properties[key] : {};
    return [key, pattern ? { ...property, pattern } : property] as const;
  });
  return { schema: { ...schema, properties: Object.fromEntries(withPatterns) }, uiSchema };
}

/** A choice that is open to other values is a text; its choices become its help. */
function asText(field: LogField): Field {
  if (!field.allowsOther || field.kind !== 'select') return field;
  const offered = field.options.filter(({ value }) => value !== noneValue).map(({ title }) => title);
  return {
    ...field,
    kind: 'text',
    description: [field.description, offered.join(' · ')].filter(Boolean).join(' '),
  };
}

/** What the fields start with: the contact's own value, else the connector's default. */
export function initialValues(fields: readonly LogField[], contact: Pick<Contact, 'choices'> | undefined) {
  const values: { [key: string]: unknown } = {};
  for (const field of fields) {
    const own = Object.hasOwn(contact?.choices ?? {}, field.key) ? contact?.choices?.[field.key] : undefined;
    const value = Array.isArray(own) || own === undefined ? field.default : own;
    if (value !== undefined) values[field.key] = value;
  }
  return values;
}

/** Values that these fields can carry: what belongs to another contact's choices does not go along. */
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

/** Keys of required fields that have no value. */
export function missingKeys(
  fields: readonly LogField[],
  values: { readonly [key: string]: unknown },
): string[] {
  return fields
    .filter(
      ({ required, hidden, key }) => required && !hidden && (values[key] === undefined || values[key] === ''),
    )
    .map(({ key }) => key);
}
