import { isObject, objectOf, type JsonObject } from '../../../src/core/basics/json';
import { decorations } from '../../../src/core/forms/declared-field';
import { manifestParts } from './manifest-schema';

/** The manifest's reference for the guide, made of its schema. */
export function manifestReference(): string {
  const { plugin, setting } = manifestParts;
  return [
    '### The plugin',
    '',
    tableOf(plugin, conditionsOf(plugin)),
    '',
    '### A setting in `pageContent`',
    '',
    tableOf(setting, {
      const: `unless the type is one of ${[...decorations].map((type) => `\`${type}\``).join(', ')}`,
      oneOf: 'for a `selection` or `option` (or `options`)',
    }),
  ].join('\n');
}

function tableOf(part: JsonObject, conditions: { readonly [key: string]: string }): string {
  const required: readonly unknown[] = Array.isArray(part['required']) ? part['required'] : [];
  const rows = Object.entries(objectOf(part['properties'])).map(([key, property]) => {
    const one = objectOf(property);
    const needed = required.includes(key) || key === 'name' ? 'always' : (conditions[key] ?? '');
    return [`\`${key}\``, typeOf(one), needed, String(one['description'])];
  });
  return [
    '| key | type | needed | what it does, and what people see |',
    '| --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`),
  ].join('\n');
}

function typeOf({ type, enum: values, items }: JsonObject): string {
  if (Array.isArray(values)) return values.map((one) => `\`${String(one)}\``).join(', ');
  const inner = isObject(items) && Array.isArray(items['enum']) ? items['enum'] : undefined;
  if (inner) return `list of ${inner.map((one) => `\`${String(one)}\``).join(', ')}`;
  if (type === 'array') return 'list';
  return typeof type === 'string' ? type : 'any';
}

/** Under which flag a key is needed, out of the schema's own conditions. */
function conditionsOf({ allOf }: JsonObject): { [key: string]: string } {
  const found: { [key: string]: string } = {};
  for (const one of Array.isArray(allOf) ? allOf : []) {
    const [flag] = Object.keys(objectOf(objectOf(objectOf(one)['if'])['properties']));
    const needed: unknown = objectOf(objectOf(one)['then'])['required'];
    if (flag === undefined || !Array.isArray(needed)) continue;
    for (const key of needed) found[String(key)] = `with \`${flag}\``;
  }
  return found;
}
