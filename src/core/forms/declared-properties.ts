import type { DeclaredField } from './declared-field';
import { entriesOf, isObject, type JsonObject } from '../basics/json';
import { schemaLimits } from './schema-limits';
import { targetOf } from './schema-reference';

/** Keywords whose schemas may add properties. */
const branching = ['allOf', 'oneOf', 'anyOf', 'then', 'else', 'dependencies', 'dependentSchemas'];

/** Members that putting together one field's default may go through. */
const mostStepsOfDefault = 1000;

/** References may double at every step: counted down by every member of a list or map that is looked at. */
interface Steps {
  left: number;
}

/**
 * The settings that a `configSchema` declares: each property of the root, including those added by conditions. Only
 * declares keys; core/forms/config-schema.ts reads the full schema for the form. How many of them, and which of their
 * defaults, fit into a record is decided in core/forms/field-budget.ts.
 * @param wishes the manifest's `configUiSchema`
 */
export function readDeclaredProperties(schema: unknown, wishes: unknown): DeclaredField[] {
  if (!isObject(schema)) return [];
  const sizes = new WeakMap<object, number>();
  const steps: Steps = { left: schemaLimits.members };

  /** Whether going through this list or map is paid for; its size is counted once. */
  const affords = (members: object, counter: Steps): boolean => {
    const size = sizes.get(members) ?? Object.keys(members).length;
    sizes.set(members, size);
    if (size > counter.left) return false;
    counter.left -= size;
    return true;
  };

  /** A part with its references resolved; `undefined` when a reference leads nowhere, too deep, or in circles. */
  const resolve = (part: unknown, depth: number, counter: Steps): JsonObject | undefined => {
    if (!isObject(part) || depth > schemaLimits.depth) return undefined;
    const { $ref } = part;
    if ($ref === undefined) return part;
    const target =
      typeof $ref === 'string' && $ref.startsWith('#')
        ? resolve(targetOf(schema, $ref), depth + 1, counter)
        : undefined;
    const isAfforded = target && affords(target, counter) && affords(part, counter);
    return isAfforded ? { ...target, ...part } : undefined;
  };

  const propertiesOf = (part: JsonObject, depth: number, counter: Steps): [string, JsonObject][] => {
    const { properties } = part;
    if (!isObject(properties) || !affords(properties, counter)) return [];
    return entriesOf(properties).flatMap(([key, property]): [string, JsonObject][] => {
      const read = resolve(property, depth, counter);
      return read ? [[key, read]] : [];
    });
  };

  /** The author's default; an object's is assembled from those of its properties. `undefined` for none. */
  const defaultOf = (part: JsonObject, depth: number, counter: Steps): unknown => {
    if (part['default'] !== undefined) return part['default'];
    const parts = propertiesOf(part, depth + 1, counter)
      .map(([key, property]): [string, unknown] => [key, defaultOf(property, depth + 1, counter)])
      .filter(([, value]) => value !== undefined);
    return parts.length > 0 ? Object.fromEntries(parts) : undefined;
  };

  /** Properties added by conditions. */
  const branchesOf = (part: JsonObject, depth: number): [string, JsonObject][] =>
    branching.flatMap((keyword) => {
      const value = part[keyword];
      if (typeof value !== 'object' || value === null || !affords(value, steps)) return [];
      const branches: readonly unknown[] =
        keyword.startsWith('depend') && isObject(value) ? Object.values(value) : [value].flat();
      return branches.flatMap((branch) => {
        const read = resolve(branch, depth, steps);
        return read ? [...propertiesOf(read, depth + 1, steps), ...branchesOf(read, depth + 1)] : [];
      });
    });

  const root = resolve(schema, 1, steps);
  if (!root || (root['type'] !== undefined && root['type'] !== 'object')) return [];
  const required = new Set(Array.isArray(root['required']) ? root['required'] : []);
  const fields = new Map<string, DeclaredField>();
  const declare = (found: [string, JsonObject][], isConditional: boolean) => {
    for (const [key, property] of found) {
      if (fields.has(key)) continue;
      // One more than fit: the budget then says that there are too many.
      if (fields.size > schemaLimits.fields) return;
      fields.set(key, {
        key,
        kind: 'schema',
        required: !isConditional && required.has(key),
        hidden: isHidden(isObject(wishes) ? wishes[key] : undefined),
        options: [],
        default: defaultOf(property, 2, { left: mostStepsOfDefault }),
        schema: property,
        ...(isConditional && { isConditional }),
      });
    }
  };
  declare(propertiesOf(root, 2, steps), false);
  declare(branchesOf(root, 2), true);
  return [...fields.values()];
}

function isHidden(wishes: unknown): boolean {
  if (!isObject(wishes)) return false;
  const options = isObject(wishes['ui:options']) ? wishes['ui:options'] : {};
  return (wishes['ui:widget'] ?? options['widget']) === 'hidden';
}
