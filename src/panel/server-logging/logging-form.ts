import { readFields } from '../../core/forms/field';
import { formSchema, type FormSchema } from '../../core/forms/form-schema';
import { isSecretField } from '../../core/forms/secret-field';
import { isObject } from '../../core/basics/json';
import { say } from '../app/words';

/** Keys of the fields that hold a secret, also of those that cannot be hidden while they are typed (a number). */
export function loggingSecrets(declared: readonly unknown[]): ReadonlySet<string> {
  const keys = declared.map((field) =>
    isObject(field) && isSecretField(field) ? field['const'] : undefined,
  );
  return new Set(keys.filter((key) => typeof key === 'string'));
}

/** Stored secrets of optional fields, which can be removed. */
export function removableSecrets(declared: readonly unknown[], kept: readonly string[]): string[] {
  const optional = readFields(declared).fields.filter(({ key, required }) => !required && kept.includes(key));
  return optional.map(({ key }) => key);
}

/**
 * The form of `additionalFields`. A secret is hidden while it is typed; a stored one is never shown, and is kept if
 * the field stays empty.
 */
export function loggingForm(declared: readonly unknown[], kept: readonly string[]): FormSchema {
  const secrets = loggingSecrets(declared);
  const fields = readFields(declared).fields.map((field) => {
    const isKept = kept.includes(field.key);
    return secrets.has(field.key) && field.kind === 'text'
      ? {
          ...field,
          required: field.required && !isKept,
          uiSchema: {
            ...field.uiSchema,
            'ui:widget': 'password',
            ...(isKept && { 'ui:placeholder': say('logging_fields_kept') }),
          },
        }
      : field;
  });
  return formSchema(fields);
}
