import { readDeclaredProperties } from './declared-properties';
import type { Field, FieldProblem } from './field';
import { entriesOf, isObject, type JsonObject } from '../basics/json';
import { readSchema } from './schema';
import { isTooLarge } from './schema-limits';
import { readUiSchema } from './ui-schema';

export interface ConfigSchema {
  readonly fields: readonly Field[];
  /** Constraints between fields: the root's conditions, dependencies and alternatives. */
  readonly rules: JsonObject;
  readonly problems: readonly FieldProblem[];
}

/** Root keywords that constrain several fields together. */
const ruleKeywords = ['allOf', 'oneOf', 'anyOf', 'if', 'then', 'else', 'not', 'dependencies'];

/** Reads a manifest's `configSchema` and `configUiSchema`: each property of the root is a setting. */
export function readConfigSchema(schemaValue: unknown, uiValue: unknown): ConfigSchema {
  const { schema, problems } = readSchema(schemaValue);
  if (!schema) return { fields: [], rules: {}, problems };
  if (schema['type'] !== undefined && schema['type'] !== 'object') {
    return { fields: [], rules: {}, problems: [...problems, { field: '', reason: 'unknown_type' }] };
  }
  const isUiTooLarge = uiValue !== undefined && isTooLarge(uiValue);
  const ui = isUiTooLarge ? {} : readUiSchema(uiValue);
  const fields = readDeclaredProperties(schema, uiValue).map((declared): Field => {
    const property = isObject(declared.schema) ? declared.schema : {};
    const wishes = ui[declared.key];
    return {
      ...declared,
      schema: property,
      title: typeof property['title'] === 'string' ? property['title'] : declared.key,
      description: typeof property['description'] === 'string' ? property['description'] : '',
      searchable: false,
      uiSchema: isObject(wishes) ? wishes : {},
    };
  });
  return {
    fields: inOrder(fields, ui['ui:order']),
    rules: Object.fromEntries(entriesOf(schema).filter(([keyword]) => ruleKeywords.includes(keyword))),
    problems: isUiTooLarge
      ? [...problems, { field: 'configUiSchema', reason: 'schema_too_large' }]
      : problems,
  };
}

function inOrder(fields: readonly Field[], order: unknown): Field[] {
  const names: readonly unknown[] = Array.isArray(order) ? order : [];
  const places = new Map(names.map((name, place) => [name, place]));
  const placeOf = ({ key }: Field) => places.get(key) ?? places.size;
  return fields.toSorted((a, b) => placeOf(a) - placeOf(b));
}
