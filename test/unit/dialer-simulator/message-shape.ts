/** Field names and JSON types of a value; a list has the fields of all its items. */
export type Shape =
  | { kind: 'null' | 'string' | 'number' | 'boolean' }
  | { kind: 'list'; items: Shape[] }
  | { kind: 'object'; fields: Map<string, Shape> };

/** Objects keyed by phone number have no fixed fields. */
function nameField(key: string): string {
  return /^\+\d+$/.test(key) ? '<phone number>' : key;
}

export function describeShape(value: unknown): Shape {
  if (value === null) return { kind: 'null' };
  if (Array.isArray(value)) return { kind: 'list', items: value.map(describeShape) };
  if (typeof value === 'object') {
    return {
      kind: 'object',
      fields: new Map(Object.entries(value).map(([key, field]) => [nameField(key), describeShape(field)])),
    };
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { kind: typeof value as 'string' | 'number' | 'boolean' };
  }
  throw new Error(`Not JSON: ${typeof value}`);
}

/** A list item is right when it is shaped like one of the recorded items. */
function compareItems(recorded: Shape[], simulated: Shape[], path: string): string[] {
  if (recorded.length === 0) return [];
  return simulated.flatMap((item, index) => {
    const attempts = recorded.map((model) => compareShapes(model, item, `${path}[${index}]`));
    return attempts.toSorted((a, b) => a.length - b.length)[0] ?? [];
  });
}

/** What is different, one line each: empty when the simulated value has exactly the recorded fields and types. */
export function compareShapes(recorded: Shape, simulated: Shape, path = ''): string[] {
  if (recorded.kind !== simulated.kind) return [`${path}: ${simulated.kind} instead of ${recorded.kind}`];
  if (recorded.kind === 'list' && simulated.kind === 'list') {
    return compareItems(recorded.items, simulated.items, path);
  }
  if (recorded.kind !== 'object' || simulated.kind !== 'object') return [];
  const { fields } = simulated;
  const missing = [...recorded.fields.keys()].filter((key) => !fields.has(key));
  const added = [...fields.keys()].filter((key) => !recorded.fields.has(key));
  const inside = [...recorded.fields].flatMap(([key, shape]) => {
    const other = fields.get(key);
    return other ? compareShapes(shape, other, `${path}.${key}`) : [];
  });
  return [
    ...missing.map((key) => `${path}.${key}: missing`),
    ...added.map((key) => `${path}.${key}: not in the recording`),
    ...inside,
  ];
}
