import * as v from 'valibot';
import { isObject, type JsonObject } from '../basics/json';
import { parseIf } from '../basics/shape';
import { readAdminSetting } from './admin-setting';
import { preferenceKey } from './panel-preference';

export const longestTemplateName = 60;
export const longestTemplate = 2000;
/** Of a person, and of an admin: a record in the settings may not be large. */
export const mostTemplates = 20;

const templateSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  name: v.pipe(v.string(), v.maxLength(longestTemplateName)),
  text: v.pipe(v.string(), v.maxLength(longestTemplate)),
});

/** A text for a log's note, with placeholders. */
export type NoteTemplate = v.InferOutput<typeof templateSchema>;

/** Under which they stand in the account's settings. Locked, people have these and no others. */
export const adminTemplatesKey = preferenceKey('noteTemplates');
/** Under another key: a record under the admin's is theirs to lock, and other clients copy it. */
export const ownTemplatesKey = preferenceKey('own_noteTemplates');

/** Unreadable ones, and those beyond the most, are left out. */
export function readTemplates(value: unknown): NoteTemplate[] {
  const read = Array.isArray(value) ? value.flatMap((one) => parseIf(templateSchema, one) ?? []) : [];
  const byId = new Map(read.map((template) => [template.id, template]));
  return [...byId.values()].slice(0, mostTemplates);
}

export interface NoteTemplates {
  /** Set by an admin for everybody. */
  readonly admins: readonly NoteTemplate[];
  readonly own: readonly NoteTemplate[];
  /** People cannot have their own. */
  readonly isLocked: boolean;
}

/** All that a person may use: under a lock their own ones wait. */
export function templatesIn({ admin, own }: { admin: JsonObject; own: JsonObject }): NoteTemplates {
  const set = readAdminSetting(admin, adminTemplatesKey);
  const record = own[ownTemplatesKey];
  return {
    admins: readTemplates(set?.value),
    own: readTemplates(isObject(record) ? record['value'] : undefined),
    isLocked: set?.isLocked === true,
  };
}

/** What a template may have filled in; written in braces. */
export const placeholders = ['contact', 'company', 'number', 'date', 'time', 'duration', 'me'] as const;
export type Placeholder = (typeof placeholders)[number];

/** In one go, so that braces in a name are a name's braces; what is in braces and is no placeholder stays. */
export function fillTemplate(text: string, values: { readonly [name in Placeholder]: string }): string {
  return text.replaceAll(/\{(\w+)\}/g, (written, name: string) => {
    const known = placeholders.find((one) => one === name.toLowerCase());
    return known ? values[known] : written;
  });
}

/** Whether a text has a name in braces that nothing is filled in for. */
export function unknownPlaceholder(text: string): string | undefined {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([written, name = '']) => ({ written, name }));
  return names.find(({ name }) => !placeholders.some((one) => one === name.toLowerCase()))?.written;
}
