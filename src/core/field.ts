import { isHostileKey, isObject, type JsonObject } from './json';
import type { fieldRefusals } from './refusal';
import { readKeywords } from './schema-keywords';
import { firstText, plainText } from './text';
import { readUiSchema } from './ui-schema';

/** `schema`: the author gave a JSON Schema of the value. */
export type FieldKind = 'text' | 'number' | 'integer' | 'boolean' | 'select' | 'multi' | 'list' | 'schema';

export interface FieldOption {
  readonly value: string;
  readonly title: string;
}

/** One setting of a plugin, a connector's sign-in page or a log form, whatever dialect declared it. */
export interface Field {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Only the admin sees it. */
  readonly hidden: boolean;
  readonly searchable: boolean;
  readonly options: readonly FieldOption[];
  /** The author's own default; `undefined` where there is none. */
  readonly default: unknown;
  /** Presentation that the author asked for (`ui:widget`, `ui:placeholder`), passed to the form. */
  readonly uiSchema: JsonObject;
  /** What the value must keep to beyond its kind, as keywords of JSON Schema. */
  readonly limits?: JsonObject | undefined;
  /** The value's schema, of the kind `schema`. */
  readonly schema?: JsonObject | undefined;
  /** It appears only when the form's rules ask for it; then they hold its schema. */
  readonly isConditional?: boolean | undefined;
}

export interface FieldProblem {
  /** Key of the field, or the place in the list where there is no key. */
  readonly field: string;
  readonly reason: (typeof fieldRefusals)[number];
}

/**
 * Reads a list of declared fields (plugin `pageContent[]`, connector `auth.apiKey.page.content[]`). What is
 * wrong is named and left out; the rest stands.
 */
export function readFields(value: unknown): { fields: Field[]; problems: FieldProblem[] } {
  const fields: Field[] = [];
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  for (const [index, item] of (Array.isArray(value) ? value : []).entries()) {
    const result = readField(item, seen);
    if (typeof result === 'string') problems.push({ field: nameOf(item, index), reason: result });
    else if (result) {
      fields.push(result);
      problems.push(...limitProblems(item, result));
    }
  }
  return { fields, problems };
}

function nameOf(item: unknown, index: number): string {
  return firstText(item, ['const', 'title'], 60) || `#${index + 1}`;
}

/** Shown, but not asked for: they carry no value. */
const decorations = new Set(['warning', 'link', 'section', 'typography', 'admonition', 'button']);

const kinds: { readonly [type: string]: FieldKind } = {
  string: 'text',
  inputField: 'text',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  checkbox: 'boolean',
  toggle: 'boolean',
  selection: 'select',
  option: 'select',
  array: 'list',
};

function readField(item: unknown, seen: Set<string>): Field | FieldProblem['reason'] | undefined {
  if (!isObject(item)) return 'not_an_object';
  const type = typeof item['type'] === 'string' ? item['type'] : 'string';
  if (decorations.has(type)) return undefined;
  const key = plainText(item['const'], 200);
  if (!key) return 'no_key';
  if (isHostileKey(key)) return 'hostile_key';
  if (seen.has(key)) return 'key_twice';
  const declared = kinds[type];
  if (!declared) return 'unknown_type';
  const kind = declared === 'select' && isMultiple(item) ? 'multi' : declared;
  const options = readOptions(item['oneOf'] ?? item['options']);
  if ((kind === 'select' || kind === 'multi') && options.length === 0) return 'no_options';
  seen.add(key);
  return {
    key,
    title: plainText(item['title']) || key,
    description: plainText(item['description'], 500),
    kind,
    required: item['required'] === true,
    hidden: item['hidden'] === true,
    searchable: item['searchable'] === true,
    options,
    default: item['default'] ?? item['defaultValue'],
    uiSchema: readUiSchema(item['uiSchema']),
    ...limitsOf(kind, item),
  };
}

/** Limits that say something about a kind of field. */
const limitsByKind: { readonly [kind in FieldKind]: readonly string[] } = {
  text: ['minLength', 'maxLength', 'format', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  boolean: [],
  select: [],
  multi: ['minItems', 'maxItems'],
  list: ['minItems', 'maxItems', 'uniqueItems'],
  schema: [],
};

function limitsOf(kind: FieldKind, item: JsonObject): { limits?: JsonObject } {
  const wanted = limitsByKind[kind].filter((keyword) => keyword in item);
  const { read } = readKeywords(Object.fromEntries(wanted.map((keyword) => [keyword, item[keyword]])));
  const pattern = kind === 'text' && typeof item['pattern'] === 'string' ? item['pattern'] : undefined;
  const limits = { ...read, ...(pattern !== undefined && { pattern }) };
  return Object.keys(limits).length > 0 ? { limits } : {};
}

function limitProblems(item: unknown, { key, kind, limits = {} }: Field): FieldProblem[] {
  const left = limitsByKind[kind].filter(
    (keyword) => isObject(item) && item[keyword] !== undefined && !(keyword in limits),
  );
  return left
    .filter((keyword) => keyword !== 'format')
    .map((keyword) => ({
      field: key,
      reason: keyword === 'pattern' ? 'unsafe_pattern' : 'schema_keyword',
    }));
}

function isMultiple(item: { readonly [key: string]: unknown }): boolean {
  return item['multiSelect'] === true || item['multiple'] === true;
}

function readOptions(value: unknown): FieldOption[] {
  if (!Array.isArray(value)) return [];
  return value
    .map((option): FieldOption => {
      if (!isObject(option)) return { value: plainText(option), title: plainText(option) };
      const key = plainText(option['const'] ?? option['id'] ?? option['value']);
      return { value: key, title: firstText(option, ['title', 'name']) || key };
    })
    .filter((option) => option.value !== '');
}
