import type { Field, FieldProblem } from './field';
import { entriesOf, isObject, type JsonObject } from './json';
import { readSchema } from './schema';
import { readUiSchema } from './ui-schema';

export interface ConfigSchema {
  readonly fields: readonly Field[];
  /** What holds between the fields: the root's conditions, dependencies and alternatives. */
  readonly rules: JsonObject;
  readonly problems: readonly FieldProblem[];
}

/** Keywords of the root that hold between its fields. */
const ruleKeywords = ['allOf', 'oneOf', 'anyOf', 'if', 'then', 'else', 'not', 'dependencies'];
/** Of these the ones whose schemas may bring further fields. */
const branching = ['allOf', 'oneOf', 'anyOf', 'then', 'else', 'dependencies'];

/** Reads a manifest's `configSchema` with its `configUiSchema`: each property of the root is a setting. */
export function readConfigSchema(schemaValue: unknown, uiValue: unknown): ConfigSchema {
  const { schema, problems } = readSchema(schemaValue);
  if (!schema) return { fields: [], rules: {}, problems };
  if (schema['type'] !== undefined && schema['type'] !== 'object') {
    return { fields: [], rules: {}, problems: [...problems, { field: '', reason: 'unknown_type' }] };
  }
  const ui = readUiSchema(uiValue);
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : []);
  const always = entriesOf(schema['properties']).flatMap(([key, property]) =>
    isObject(property) ? [fieldOf(key, property, ui[key], required.has(key))] : [],
  );
  const known = new Set(always.map((field) => field.key));
  const conditional = [...branchProperties(schema)]
    .filter(([key]) => !known.has(key))
    .map(([key, property]): Field => ({ ...fieldOf(key, property, ui[key], false), isConditional: true }));
  return {
    fields: inOrder([...always, ...conditional], ui['ui:order']),
    rules: Object.fromEntries(entriesOf(schema).filter(([keyword]) => ruleKeywords.includes(keyword))),
    problems,
  };
}

function fieldOf(key: string, property: JsonObject, wishes: unknown, required: boolean): Field {
  const uiSchema = isObject(wishes) ? wishes : {};
  return {
    key,
    title: typeof property['title'] === 'string' ? property['title'] : key,
    description: typeof property['description'] === 'string' ? property['description'] : '',
    kind: 'schema',
    required,
    hidden: uiSchema['ui:widget'] === 'hidden',
    searchable: false,
    options: [],
    default: defaultOf(property),
    uiSchema,
    schema: property,
  };
}

/** Properties that conditions bring in, the first description of each. */
function branchProperties(
  schema: JsonObject,
  found = new Map<string, JsonObject>(),
): Map<string, JsonObject> {
  for (const keyword of branching) {
    const value = schema[keyword];
    const branches = keyword === 'dependencies' && isObject(value) ? Object.values(value) : [value].flat();
    for (const branch of branches) {
      if (!isObject(branch)) continue;
      for (const [key, property] of entriesOf(branch['properties'])) {
        if (isObject(property) && !found.has(key)) found.set(key, property);
      }
      branchProperties(branch, found);
    }
  }
  return found;
}

/** The author's default of a value; an object's is put together of its properties'. `undefined` for none. */
function defaultOf(schema: JsonObject): unknown {
  if (schema['default'] !== undefined) return schema['default'];
  const parts = entriesOf(schema['properties'])
    .map(([key, property]) => [key, isObject(property) ? defaultOf(property) : undefined] as const)
    .filter(([, value]) => value !== undefined);
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

function inOrder(fields: readonly Field[], order: unknown): Field[] {
  const places = Array.isArray(order) ? order : [];
  const placeOf = ({ key }: Field) => (places.includes(key) ? places.indexOf(key) : places.length);
  return fields.toSorted((a, b) => placeOf(a) - placeOf(b));
}
