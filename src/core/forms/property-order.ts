import { entriesOf, isObject, type JsonObject } from '../basics/json';

const branching = ['allOf', 'oneOf', 'anyOf', 'then', 'else'];

/**
 * The author's hints with the declared order of each object's properties added. The browser's storage sorts keys by
 * name; only a list keeps its order.
 * @param parts every description of one value: its schema, or one per alternative
 */
export function inDeclaredOrder(parts: readonly unknown[], wishes: JsonObject): JsonObject {
  const declared = parts.flatMap(propertiesIn);
  const names = [...new Set(declared.map(([name]) => name))];
  const items = parts.flatMap((part) => (isObject(part) ? [part['items']].flat() : []));
  const inner = [
    ...names.map((name) => partOrder(name, namedParts(declared, name), wishes)),
    partOrder('items', items, wishes),
  ].flat();
  const wished: unknown = wishes['ui:order'];
  const first: unknown[] = Array.isArray(wished) ? wished : [];
  const rest = names.filter((name) => !first.includes(name));
  return {
    ...wishes,
    ...Object.fromEntries(inner),
    ...(names.length > 1 && { 'ui:order': [...first, ...rest] }),
  };
}

function partOrder(name: string, parts: readonly unknown[], wishes: JsonObject): [string, JsonObject][] {
  if (parts.length === 0) return [];
  const own = wishes[name];
  const ordered = inDeclaredOrder(parts, isObject(own) ? own : {});
  return Object.keys(ordered).length > 0 ? [[name, ordered]] : [];
}

function namedParts(declared: readonly (readonly [string, unknown])[], name: string): unknown[] {
  return declared.filter(([other]) => other === name).map(([, part]) => part);
}

/** The properties of an object, including those added by alternatives and conditions. */
function propertiesIn(part: unknown): (readonly [string, unknown])[] {
  if (Array.isArray(part)) return part.flatMap(propertiesIn);
  if (!isObject(part)) return [];
  const dependent = entriesOf(part['dependencies']).map(([, branch]) => branch);
  return [
    ...entriesOf(part['properties']),
    ...[...branching.map((keyword) => part[keyword]), ...dependent].flatMap(propertiesIn),
  ];
}
