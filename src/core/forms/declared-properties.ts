import type { DeclaredField } from './declared-field';
import { entriesOf, isObject, type JsonObject } from '../basics/json';
import { schemaLimits } from './schema-limits';
import { targetOf } from './schema-reference';

/** Keywords whose schemas may add properties. */
const branching = ['allOf', 'oneOf', 'anyOf', 'then', 'else', 'dependencies', 'dependentSchemas'];

/** References may double at every step, so the same part may be visited only this often in total. */
const mostSteps = 4 * schemaLimits.nodes;

/**
 * The settings that a `configSchema` declares: each property of the root, including those added by conditions. Only
 * declares keys; core/forms/config-schema.ts reads the full schema for the form.
 * @param wishes the manifest's `configUiSchema`
 */
export function readDeclaredProperties(schema: unknown, wishes: unknown): DeclaredField[] {
  if (!isObject(schema)) return [];
  let left = mostSteps;

  /** A part with its references resolved; `undefined` when a reference leads nowhere, too deep, or in circles. */
  const resolve = (part: unknown, depth: number): JsonObject | undefined => {
    left -= 1;
    if (!isObject(part) || depth > schemaLimits.depth || left < 0) return undefined;
    const { $ref } = part;
    if ($ref === undefined) return part;
    const target =
      typeof $ref === 'string' && $ref.startsWith('#')
        ? resolve(targetOf(schema, $ref), depth + 1)
        : undefined;
    return target && { ...target, ...part };
  };

  const propertiesOf = (part: JsonObject, depth: number) =>
    entriesOf(part['properties']).flatMap(([key, property]): [string, JsonObject][] => {
      const read = resolve(property, depth);
      return read ? [[key, read]] : [];
    });

  /** The author's default; an object's is assembled from those of its properties. `undefined` for none. */
  const defaultOf = (part: JsonObject, depth: number): unknown => {
    if (part['default'] !== undefined) return part['default'];
    const parts = propertiesOf(part, depth + 1)
      .map(([key, property]): [string, unknown] => [key, defaultOf(property, depth + 1)])
      .filter(([, value]) => value !== undefined);
    return parts.length > 0 ? Object.fromEntries(parts) : undefined;
  };

  /** Properties added by conditions. */
  const branchesOf = (part: JsonObject, depth: number): [string, JsonObject][] =>
    branching.flatMap((keyword) => {
      const value = part[keyword];
      const branches =
        keyword.startsWith('depend') && isObject(value) ? Object.values(value) : [value].flat();
      return branches.flatMap((branch) => {
        const read = resolve(branch, depth);
        return read ? [...propertiesOf(read, depth + 1), ...branchesOf(read, depth + 1)] : [];
      });
    });

  const root = resolve(schema, 1);
  if (!root || (root['type'] !== undefined && root['type'] !== 'object')) return [];
  const required = new Set(Array.isArray(root['required']) ? root['required'] : []);
  const fields = new Map<string, DeclaredField>();
  const declare = (found: [string, JsonObject][], isConditional: boolean) => {
    for (const [key, property] of found) {
      if (fields.has(key)) continue;
      fields.set(key, {
        key,
        kind: 'schema',
        required: !isConditional && required.has(key),
        hidden: isHidden(isObject(wishes) ? wishes[key] : undefined),
        options: [],
        default: defaultOf(property, 2),
        schema: property,
        ...(isConditional && { isConditional }),
      });
    }
  };
  declare(propertiesOf(root, 2), false);
  declare(branchesOf(root, 2), true);
  return [...fields.values()];
}

function isHidden(wishes: unknown): boolean {
  if (!isObject(wishes)) return false;
  const options = isObject(wishes['ui:options']) ? wishes['ui:options'] : {};
  return (wishes['ui:widget'] ?? options['widget']) === 'hidden';
}
