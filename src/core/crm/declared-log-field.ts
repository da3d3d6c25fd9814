import * as v from 'valibot';
import { optionalFlag, optionalValue, texts } from '../basics/schema-parts';
import { connectorTraitsSchema } from './connector-traits';
import type { ContactOptions, Contact, NewContactOffer } from './contact';
import { settingDefaultsSchema, type SettingDefaults } from './setting-defaults';
import type { DeclaredField, FieldOption } from '../forms/declared-field';
import { fieldKinds } from '../forms/field-kind';

/**
 * A field that the connector adds to the log form (manifest `page.callLog.additionalFields` and the like), with what
 * it takes to compute and check its value. core/crm/declared-log-reader.ts reads it; core/crm/log-field.ts adds what
 * the form shows.
 */
export interface DeclaredLogField extends DeclaredField {
  /** Its options, or whether it appears at all, depend on the contact (`additionalInfo`). */
  readonly contactDependent: boolean;
  /** Its options depend on the type of the contact being created. */
  readonly contactTypeDependent: boolean;
  /** Contact types for which it appears; empty for all. */
  readonly contactTypes: readonly string[];
  /** Offers "None" among its choices. */
  readonly withNone: boolean;
  /** Settings that hold its default. */
  readonly settingDefaults?: SettingDefaults | undefined;
}

const declaredLogFieldSchema = v.object({
  key: v.string(),
  kind: v.picklist(fieldKinds),
  required: v.boolean(),
  hidden: v.boolean(),
  options: v.array(v.object({ value: v.string(), title: v.string() })),
  default: optionalValue,
  contactDependent: v.boolean(),
  contactTypeDependent: v.boolean(),
  contactTypes: texts,
  withNone: v.boolean(),
  settingDefaults: v.optional(settingDefaultsSchema),
});

/** What requests without a form need from the connector's manifest. */
export const declaredLogSchema = v.object({
  callFields: v.array(declaredLogFieldSchema),
  messageFields: v.array(declaredLogFieldSchema),
  /** The first of the contact types; '' for none. */
  contactType: v.string(),
  /** All of them; missing where an older panel has read them. */
  contactTypes: v.optional(texts),
  traits: v.optional(connectorTraitsSchema),
  /** It wants to know how long messages were typed. */
  timesTyping: optionalFlag,
  /** The log of a call is not changed by hand once it is written (`hideEditLogButton`). */
  keepsCallLogs: optionalFlag,
});
export type DeclaredLog = v.InferOutput<typeof declaredLogSchema>;

/** Value that App Connect's own client uses for the option "None". */
export const noneValue = 'none';

export interface LogFieldsFor {
  /** The contact to log to; one that is being created has a type but no options of its own. */
  readonly contact: Pick<Contact, 'type' | 'choices'> | undefined;
  readonly newContact?: NewContactOffer | undefined;
  /** Translated word for "None". */
  readonly noneTitle: string;
}

/** The fields for this contact: options filled in, fields that do not apply left out. */
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
    const none = { value: noneValue, title: noneTitle };
    // Some connectors bring one of their own besides.
    const hasNone = options.some(({ value, title }) => value === none.value || title === none.title);
    return { ...field, options: field.withNone && !hasNone ? [...options, none] : options };
  });
}

function optionsOf(source: ContactOptions | undefined, field: DeclaredLogField): readonly FieldOption[] {
  const own = Object.hasOwn(source ?? {}, field.key) ? source?.[field.key] : undefined;
  return Array.isArray(own) ? own : field.options;
}

/** Initial values: the contact's own value, else the connector's default. */
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
