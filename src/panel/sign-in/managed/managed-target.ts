import * as draftName from '../../../core/forms/draft-name';
import type { Field } from '../../../core/forms/field';
import { formSchema, type FormSchema } from '../../../core/forms/form-schema';
import { hideSecrets } from '../../shared/secret-fields';

/** For whom a value is stored, as `POST /admin/managedAuth` expects it (core 1.7.41 index.js:652). */
export type ManagedTarget =
  | { readonly scope: 'account' }
  | { readonly scope: 'user'; readonly rcExtensionId: string; readonly rcUserName: string };

/** Path of a field's value in the server's answer. */
export function placeOf(target: ManagedTarget, key: string): string[] {
  return target.scope === 'account'
    ? ['orgValues', key]
    : ['userValues', target.rcExtensionId, 'fields', key];
}

export function draftOf(connectorId: string, target: ManagedTarget): string {
  return draftName.managedAuth(connectorId, target.scope === 'account' ? '' : target.rcExtensionId);
}

/** A form for some of the fields, for an admin. None is required: people type whatever stays empty. */
export function managedForm(fields: readonly Field[]): FormSchema {
  return hideSecrets(
    formSchema(
      fields.map((field) => ({ ...field, required: false })),
      { withHidden: true },
    ),
  );
}

/** Values that are filled in; the server reads an empty value as none. */
export function filledValues(values: { readonly [key: string]: unknown }): { [key: string]: unknown } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}
