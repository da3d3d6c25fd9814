import type { AdminField, FieldDefault, FieldDefaults } from '../../../core/plugins/defaults';
import { isObject, sameJson, type JsonObject } from '../../../core/basics/json';
import type { FormSchema } from '../../../core/forms/form-schema';
import type { FormValues } from '../../forms/form-values';

/**
 * Defaults while they are edited; only fields that were touched. A value of `null` is a cleared field: it is shown
 * empty, and saved as having no default.
 */
export type Edits = { readonly [key: string]: FieldDefault };

/** A field as the form shows it now. */
export function current(field: AdminField, edits: Edits): FieldDefault {
  return edits[field.key] ?? { value: field.value, locked: field.locked, reason: field.reason };
}

/** What the form shows: the admin's default, else the plugin's own. */
export function shownDefaults(fields: readonly AdminField[], edits: Edits): FormValues {
  const shown = fields.map((field) => [field.key, shownValue(field, edits)] as const);
  return Object.fromEntries(shown.filter(([, value]) => value !== undefined && value !== null));
}

function shownValue(field: AdminField, edits: Edits): unknown {
  const { value } = current(field, edits);
  return value === undefined ? field.pluginDefault : value;
}

/** The edits after the form has changed to `next`. */
export function editValues(fields: readonly AdminField[], edits: Edits, next: FormValues): Edits {
  const before = shownDefaults(fields, edits);
  const changed = fields.filter((field) => !sameJson(before[field.key], next[field.key]));
  return withEdits(
    fields,
    edits,
    changed.map((field) => [field.key, { ...current(field, edits), value: next[field.key] ?? null }]),
  );
}

/** Locking fixes the value shown, which may be the plugin's own default; a switch that was never set is off. */
export function editLock(
  fields: readonly AdminField[],
  edits: Edits,
  key: string,
  locked: boolean,
  form: FormSchema,
): Edits {
  const field = fields.find((one) => one.key === key);
  if (!field) return edits;
  const value = locked ? (shownValue(field, edits) ?? nothingOf(form, key)) : current(field, edits).value;
  return withEdits(fields, edits, [[key, { ...current(field, edits), locked, value }]]);
}

export function editReason(fields: readonly AdminField[], edits: Edits, key: string, reason: string): Edits {
  const field = fields.find((one) => one.key === key);
  return field ? withEdits(fields, edits, [[key, { ...current(field, edits), reason }]]) : edits;
}

/** Returns to the plugin's own default. */
export function editReset(fields: readonly AdminField[], edits: Edits, key: string): Edits {
  const field = fields.find((one) => one.key === key);
  return field
    ? withEdits(fields, edits, [[key, { ...current(field, edits), value: undefined, locked: false }]])
    : edits;
}

/** An edit that equals the stored value is dropped. */
function withEdits(
  fields: readonly AdminField[],
  edits: Edits,
  changes: readonly (readonly [string, FieldDefault])[],
): Edits {
  const all = { ...edits, ...Object.fromEntries(changes) };
  const stored = new Map(fields.map((field) => [field.key, field]));
  return Object.fromEntries(Object.entries(all).filter(([key, edit]) => differs(stored.get(key), edit)));
}

function differs(field: AdminField | undefined, edit: FieldDefault): boolean {
  if (!field) return false;
  const isSameReason = !edit.locked || field.reason === edit.reason;
  return !(sameJson(field.value ?? null, edit.value ?? null) && field.locked === edit.locked && isSameReason);
}

function nothingOf(form: FormSchema, key: string): unknown {
  const properties = form.schema['properties'];
  const property = isObject(properties) ? properties[key] : undefined;
  const type = isObject(property) ? property['type'] : undefined;
  if (type === 'boolean') return false;
  return type === 'array' ? [] : undefined;
}

/** Locked fields without a value: there is nothing to lock. */
export function emptyLocks(fields: readonly AdminField[], edits: Edits): string[] {
  const shown = shownDefaults(fields, edits);
  return fields
    .filter((field) => current(field, edits).locked && !(field.key in shown))
    .map(({ key }) => key);
}

/** What is sent: a cleared field has no default. */
export function defaultsToSave(edits: Edits): { [key: string]: FieldDefault } {
  const all: FieldDefaults = edits;
  return Object.fromEntries(
    Object.entries(all).map(([key, { value, locked, reason }]) => [
      key,
      { ...(value !== null && value !== undefined && { value }), locked, reason: reason.trim() },
    ]),
  );
}

/** The part of a form that a search found. A field may be left to users, so none is required. */
export function formPart(form: FormSchema, keys: readonly string[]): FormSchema {
  const properties = form.schema['properties'];
  const shown: JsonObject = isObject(properties) ? properties : {};
  const order: unknown = form.uiSchema['ui:order'];
  const all: readonly unknown[] = Array.isArray(order) ? order : [];
  const known = new Set<unknown>([...Object.keys(shown), ...keys]);
  const left = new Set(all.filter((key) => !known.has(key)));
  const rules = Object.entries(form.schema).filter(([keyword]) => keyword !== 'properties');
  return {
    schema: {
      ...Object.fromEntries(rules.map(([keyword, part]) => [keyword, without(left, keyword, part)])),
      required: [],
      properties: Object.fromEntries(Object.entries(shown).filter(([key]) => keys.includes(key))),
    },
    uiSchema: { ...form.uiSchema, 'ui:order': keys },
  };
}

/** Removes rules that neither add nor require these fields; fields that rules depend on are kept. */
function without(left: ReadonlySet<unknown>, keyword: string, part: unknown): unknown {
  if (left.size === 0 || keyword === 'if' || keyword === 'not') return part;
  if (Array.isArray(part))
    return part.filter((item) => !left.has(item)).map((item) => without(left, '', item));
  if (!isObject(part)) return part;
  const entries = Object.entries(part);
  if (keyword === 'properties') return Object.fromEntries(entries.filter(([key]) => !left.has(key)));
  return Object.fromEntries(entries.map(([key, inner]) => [key, without(left, key, inner)]));
}
