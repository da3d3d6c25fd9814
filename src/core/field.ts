import { isObject } from './json';
import { firstText, plainText } from './text';

export type FieldKind = 'text' | 'number' | 'boolean' | 'select' | 'multi';

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
  readonly uiSchema: { readonly [key: string]: unknown };
}

export interface FieldProblem {
  /** Key of the field, or the place in the list where there is no key. */
  readonly field: string;
  readonly reason: 'no_key' | 'key_twice' | 'unknown_type' | 'no_options' | 'not_an_object' | 'hostile_key';
}

/** Keys that reach a prototype are refused by name. */
const hostileKeys = new Set(['__proto__', 'constructor', 'prototype']);

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
    else if (result) fields.push(result);
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
  integer: 'number',
  boolean: 'boolean',
  checkbox: 'boolean',
  toggle: 'boolean',
  selection: 'select',
  option: 'select',
};

function readField(item: unknown, seen: Set<string>): Field | FieldProblem['reason'] | undefined {
  if (!isObject(item)) return 'not_an_object';
  const type = typeof item['type'] === 'string' ? item['type'] : 'string';
  if (decorations.has(type)) return undefined;
  const key = plainText(item['const'], 200);
  if (!key) return 'no_key';
  if (hostileKeys.has(key)) return 'hostile_key';
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
    uiSchema: isObject(item['uiSchema']) ? item['uiSchema'] : {},
  };
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
