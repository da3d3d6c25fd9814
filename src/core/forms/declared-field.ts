import { isHostileKey, isObject } from '../basics/json';
import type { fieldRefusals } from '../basics/refusal';
import { firstText, plainText } from '../basics/text';

/** `schema`: the author gave a JSON Schema of the value. */
export const fieldKinds = [
  'text',
  'number',
  'integer',
  'boolean',
  'select',
  'multi',
  'list',
  'schema',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface FieldOption {
  readonly value: string;
  readonly title: string;
}

/**
 * One setting of a plugin, a connector's sign-in page or a log form, as far as its value can be computed and checked
 * with it. How it is shown is core/forms/field.ts, which only the panel needs.
 */
export interface DeclaredField {
  readonly key: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Only the admin sees it. */
  readonly hidden: boolean;
  readonly options: readonly FieldOption[];
  /** The author's own default; `undefined` where there is none. */
  readonly default?: unknown;
  /** The value's schema, of the kind `schema`. */
  readonly schema?: unknown;
  /** It appears only when the form's rules ask for it; then they hold its schema. */
  readonly isConditional?: boolean | undefined;
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

/** Reads a list of declared fields (plugin `pageContent[]` and its kin); what is wrong is left out. */
export function readDeclaredFields(value: unknown): DeclaredField[] {
  const seen = new Set<string>();
  return (Array.isArray(value) ? value : [])
    .map((item) => readDeclaredField(item, seen))
    .filter((field) => typeof field === 'object');
}

/** One of them, or why it is none; `undefined` for what carries no value. `seen` are the keys before it. */
export function readDeclaredField(
  item: unknown,
  seen: Set<string>,
): DeclaredField | (typeof fieldRefusals)[number] | undefined {
  if (!isObject(item)) return 'not_an_object';
  const type = typeof item['type'] === 'string' ? item['type'] : 'string';
  if (decorations.has(type)) return undefined;
  const key = plainText(item['const'], 200);
  if (!key) return 'no_key';
  if (isHostileKey(key)) return 'hostile_key';
  if (seen.has(key)) return 'key_twice';
  const declared = kinds[type];
  if (!declared) return 'unknown_type';
  const isMultiple = item['multiSelect'] === true || item['multiple'] === true;
  const kind = declared === 'select' && isMultiple ? 'multi' : declared;
  const options = readOptions(item['oneOf'] ?? item['options']);
  if ((kind === 'select' || kind === 'multi') && options.length === 0) return 'no_options';
  seen.add(key);
  return {
    key,
    kind,
    required: item['required'] === true,
    hidden: item['hidden'] === true,
    options,
    default: item['default'] ?? item['defaultValue'],
  };
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
