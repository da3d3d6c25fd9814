import type { Choices, Contact, NewContactOffer } from './contact';
import { readDeclaredField, type DeclaredField, type FieldOption } from './declared-field';
import { isObject, type JsonObject } from './json';
import { plainText } from './text';

/**
 * One of the connector's own fields in a log form (manifest `page.callLog.additionalFields` and its kin): a declared
 * field, and on what it depends. How it is shown is core/log-field.ts.
 */
export interface DeclaredLogField extends DeclaredField {
  /** Its choices, or whether it is there at all, come from the contact (`additionalInfo`). */
  readonly contactDependent: boolean;
  /** Its choices come with the type of a contact that is being made. */
  readonly contactTypeDependent: boolean;
  /** Contact types that have it; empty for all. */
  readonly contactTypes: readonly string[];
  /** Offers "None" among its choices. */
  readonly withNone: boolean;
}

/** The vendor's value of "None" among the choices of a selection. */
export const noneValue = 'none';

/** Reads the declared fields; what cannot be read is left out. A line of warning is a field without a value. */
export function readDeclaredLogFields(value: unknown): DeclaredLogField[] {
  return (Array.isArray(value) ? value.filter(isObject) : []).flatMap((item) => {
    const field = readDeclaredField(readableItem(item), new Set());
    return typeof field === 'object' ? { ...field, ...dependenceOf(field, item) } : [];
  });
}

/** As an ordinary field: a date is a text, and a selection whose choices come from the contact has one of its own. */
export function readableItem(item: JsonObject): JsonObject {
  if (isDependentChoice(item)) return { ...item, options: [{ const: noneValue }] };
  return item['type'] === 'date' ? { ...item, type: 'string' } : item;
}

function isDependentChoice(item: JsonObject): boolean {
  return item['type'] === 'selection' && !Array.isArray(item['oneOf'] ?? item['options']);
}

/** On what a field depends, and its choices without those that the contact brings. */
export function dependenceOf(
  { kind, options }: DeclaredField,
  item: JsonObject,
): Omit<DeclaredLogField, Exclude<keyof DeclaredField, 'options'>> {
  const isDependent = isDependentChoice(item);
  const contactTypeDependent = item['contactTypeDependent'] === true;
  return {
    options: isDependent ? [] : options,
    contactDependent: item['contactDependent'] === true || (isDependent && !contactTypeDependent),
    contactTypeDependent,
    contactTypes: textsOf(item['showIfContactType']),
    withNone: kind === 'select' && item['includeNoneOption'] !== false,
  };
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).map((item) => plainText(item)).filter((item) => item !== '');
}

export interface LogFieldsFor {
  /** Whom the log is about; a contact that is being made has a type and no choices of its own. */
  readonly contact: Pick<Contact, 'type' | 'choices'> | undefined;
  readonly newContact?: NewContactOffer | undefined;
  /** Word for "None". */
  readonly noneTitle: string;
}

/** The fields as they stand for this contact: choices filled in, what does not apply left out. */
export function fieldsFor<F extends DeclaredLogField>(
  fields: readonly F[],
  { contact, newContact, noneTitle }: LogFieldsFor,
): F[] {
  return fields.flatMap((field): F | F[] => {
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

function optionsOf(source: Choices | undefined, field: DeclaredLogField): readonly FieldOption[] {
  const own = Object.hasOwn(source ?? {}, field.key) ? source?.[field.key] : undefined;
  return Array.isArray(own) ? own : field.options;
}

/** What the fields start with: the contact's own value, else the connector's default. */
export function initialValues(
  fields: readonly DeclaredLogField[],
  contact: Pick<Contact, 'choices'> | undefined,
) {
  const values: { [key: string]: unknown } = {};
  for (const field of fields) {
    const own = Object.hasOwn(contact?.choices ?? {}, field.key) ? contact?.choices?.[field.key] : undefined;
    const value = Array.isArray(own) || own === undefined ? field.default : own;
    if (value !== undefined) values[field.key] = value;
  }
  return values;
}

/** Keys of required fields that have no value. */
export function missingKeys(
  fields: readonly DeclaredLogField[],
  values: { readonly [key: string]: unknown },
): string[] {
  return fields
    .filter(
      ({ required, hidden, key }) => required && !hidden && (values[key] === undefined || values[key] === ''),
    )
    .map(({ key }) => key);
}
