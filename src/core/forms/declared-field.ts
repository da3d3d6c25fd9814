import { isHostileKey, isObject } from '../basics/json';
import type { FieldKind } from './field-kind';
import { createFieldBudget, type FieldBudget } from './field-budget';
import type { fieldRefusals } from '../basics/refusal';
import { firstText, plainText } from '../basics/text';

export interface FieldOption {
  readonly value: string;
  readonly title: string;
}

/**
 * A declared setting of a plugin, sign-in page or log form, with what it takes to compute and check its value.
 * core/forms/field.ts adds what the form shows; only the panel needs that.
 */
export interface DeclaredField {
  readonly key: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Only admins see it. */
  readonly hidden: boolean;
  readonly options: readonly FieldOption[];
  /** The author's default; `undefined` for none. */
  readonly default?: unknown;
  /** The value's schema, for kind `schema`. */
  readonly schema?: unknown;
  /** Appears only when the form's rules ask for it; its schema is then inside the rules. */
  readonly isConditional?: boolean | undefined;
}

/** Displayed only; they carry no value. */
export const decorations = new Set(['warning', 'link', 'section', 'typography', 'admonition', 'button']);

/** The types that a manifest may declare; its JSON Schema (test/stack/contract/manifest-schema.ts) lists them from here. */
export const kindsByType: { readonly [type: string]: FieldKind } = {
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

/** Reads a list of declared fields (plugin `pageContent[]` and the like); unreadable ones are left out. */
export function readDeclaredFields(value: unknown): DeclaredField[] {
  const budget = createFieldBudget();
  return (Array.isArray(value) ? value : [])
    .map((item) => readDeclaredField(item, budget))
    .filter((field) => typeof field === 'object');
}

/**
 * One declared field, or why it is unreadable; `undefined` for an item without a value.
 * @param budget what the fields before it have left
 */
export function readDeclaredField(
  item: unknown,
  budget: FieldBudget,
): DeclaredField | (typeof fieldRefusals)[number] | undefined {
  if (!budget.takeItem()) return 'schema_too_many';
  if (!isObject(item)) return 'not_an_object';
  const type = typeof item['type'] === 'string' ? item['type'] : 'string';
  if (decorations.has(type)) return undefined;
  const key = plainText(item['const'], 200);
  if (!key) return 'no_key';
  if (isHostileKey(key)) return 'hostile_key';
  if (budget.keys.has(key)) return 'key_twice';
  const declared = kindsByType[type];
  if (!declared) return 'unknown_type';
  const isMultiple = item['multiSelect'] === true || item['multiple'] === true;
  const kind = declared === 'select' && isMultiple ? 'multi' : declared;
  const offered: unknown = item['oneOf'] ?? item['options'];
  if (Array.isArray(offered) && !budget.takeOptions(offered)) return 'too_many_options';
  const options = readOptions(offered);
  if ((kind === 'select' || kind === 'multi') && options.length === 0) return 'no_options';
  if (!budget.takeField(key)) return 'schema_too_many';
  budget.keys.add(key);
  return {
    key,
    kind,
    required: item['required'] === true,
    hidden: item['hidden'] === true,
    options,
    default: budget.takeDefault(key, item['default'] ?? item['defaultValue']),
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
