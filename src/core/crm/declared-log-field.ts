import * as v from 'valibot';
import type { ContactOptions, Contact, NewContactOffer } from './contact';
import { fieldKinds, type DeclaredField, type FieldOption } from '../forms/declared-field';

/**
 * One of the connector's own fields in a log form (manifest `page.callLog.additionalFields` and its kin), as far as its
 * value can be computed and checked with it: a declared field, and on what it depends. It is read by
 * core/crm/declared-log-reader.ts; how it is shown is core/crm/log-field.ts.
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

const declaredLogFieldSchema = v.object({
  key: v.string(),
  kind: v.picklist(fieldKinds),
  required: v.boolean(),
  hidden: v.boolean(),
  options: v.array(v.object({ value: v.string(), title: v.string() })),
  default: v.optional(v.unknown()),
  contactDependent: v.boolean(),
  contactTypeDependent: v.boolean(),
  contactTypes: v.array(v.string()),
  withNone: v.boolean(),
});

/** What a log without a form needs to know of the connector's manifest. */
export const declaredLogSchema = v.object({
  callFields: v.array(declaredLogFieldSchema),
  messageFields: v.array(declaredLogFieldSchema),
  /** Type of a contact that is made where nothing else says one; '' for none. */
  contactType: v.string(),
});
export type DeclaredLog = v.InferOutput<typeof declaredLogSchema>;

/** The vendor's value of "None" among the choices of a selection. */
export const noneValue = 'none';

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

function optionsOf(source: ContactOptions | undefined, field: DeclaredLogField): readonly FieldOption[] {
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
