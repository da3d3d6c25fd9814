import { readDeclaredField, type DeclaredField } from '../forms/declared-field';
import { createFieldBudget } from '../forms/field-budget';
import { noneValue, type DeclaredLogField } from './declared-log-field';
import { readSettingDefaults } from './setting-defaults';
import { isObject, type JsonObject } from '../basics/json';
import { plainText } from '../basics/text';

/** Reads the declared fields; unreadable ones are left out. A warning is a field without a value. */
export function readDeclaredLogFields(value: unknown, platform: JsonObject = {}): DeclaredLogField[] {
  const budget = createFieldBudget();
  return (Array.isArray(value) ? value.filter(isObject) : []).flatMap((item) => {
    const field = readDeclaredField(readableItem(item), { ...budget, keys: new Set() });
    return typeof field === 'object' ? { ...field, ...dependenceOf(field, item, platform) } : [];
  });
}

/**
 * Rewritten as an ordinary field: a date becomes text; a selection whose options come from the contact gets a
 * placeholder option.
 */
export function readableItem(item: JsonObject): JsonObject {
  if (isDependentChoice(item)) return { ...item, options: [{ const: noneValue }] };
  return item['type'] === 'date' ? { ...item, type: 'string' } : item;
}

function isDependentChoice(item: JsonObject): boolean {
  return item['type'] === 'selection' && !Array.isArray(item['oneOf'] ?? item['options']);
}

/** What a field depends on, and its options apart from those that the contact brings. */
export function dependenceOf(
  { kind, options }: DeclaredField,
  item: JsonObject,
  platform: JsonObject,
): Omit<DeclaredLogField, Exclude<keyof DeclaredField, 'options'>> {
  const isDependent = isDependentChoice(item);
  const settingDefaults = readSettingDefaults(item, platform);
  const contactTypeDependent = item['contactTypeDependent'] === true;
  return {
    options: isDependent ? [] : options,
    contactDependent: item['contactDependent'] === true || (isDependent && !contactTypeDependent),
    contactTypeDependent,
    contactTypes: textsOf(item['showIfContactType']),
    withNone: kind === 'select' && item['includeNoneOption'] !== false,
    ...(settingDefaults && { settingDefaults }),
  };
}

/** A field that names more is shown for these. */
const mostContactTypes = 100;

function textsOf(value: unknown): string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, mostContactTypes) : [];
  return items.map((item) => plainText(item)).filter((item) => item !== '');
}
