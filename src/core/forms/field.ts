import { readDeclaredField, type DeclaredField } from './declared-field';
import type { FieldKind } from './field-kind';
import { createFieldBudget, type FieldBudget } from './field-budget';
import { isObject, type JsonObject } from '../basics/json';
import type { fieldRefusals } from '../basics/refusal';
import { readKeywords } from './schema-keywords';
import { firstText, plainText } from '../basics/text';
import { readUiSchema } from './ui-schema';

/** A declared field with everything that its form shows, whichever dialect declared it. */
export interface Field extends DeclaredField {
  readonly title: string;
  readonly description: string;
  readonly searchable: boolean;
  /** Presentation hints by the author (`ui:widget`, `ui:placeholder`). */
  readonly uiSchema: JsonObject;
  /** Limits of the value beyond its kind, as JSON Schema keywords. */
  readonly limits?: JsonObject | undefined;
  readonly schema?: JsonObject | undefined;
}

export interface FieldProblem {
  /** Key of the field, or its position in the list if it has none. */
  readonly field: string;
  readonly reason: (typeof fieldRefusals)[number];
}

const tooMuch: ReadonlySet<FieldProblem['reason']> = new Set([
  'schema_too_many',
  'too_many_options',
  'form_too_large',
  'default_too_large',
  'unsafe_pattern',
]);

/** Left out because it would cost too much: worth saying even where other items are left out by intent. */
export function isTooMuch({ reason }: FieldProblem): boolean {
  return tooMuch.has(reason);
}

/**
 * Reads a list of declared fields (plugin `pageContent[]`, connector `auth.apiKey.page.content[]`). Whatever is wrong
 * is reported and left out; the rest works.
 * @param budget of the manifest, where it has several lists
 */
export function readFields(
  value: unknown,
  budget = createFieldBudget(),
): { fields: Field[]; problems: FieldProblem[] } {
  const fields: Field[] = [];
  const problems: FieldProblem[] = [];
  for (const [index, item] of (Array.isArray(value) ? value : []).entries()) {
    const declared = readDeclaredField(item, budget);
    problems.push(...budget.problems.splice(0));
    if (typeof declared === 'string') problems.push({ field: nameOf(item, index), reason: declared });
    else if (declared && isObject(item)) {
      const field = withLooks(declared, item, budget);
      fields.push(field);
      problems.push(...limitProblems(item, field));
    }
    // Saying so once is enough; all that follow are too many as well.
    if (declared === 'schema_too_many') break;
  }
  return { fields, problems };
}

function nameOf(item: unknown, index: number): string {
  return firstText(item, ['const', 'title'], 60) || `#${index + 1}`;
}

function withLooks(
  { schema: _none, ...declared }: DeclaredField,
  item: JsonObject,
  budget: FieldBudget,
): Field {
  return {
    ...declared,
    title: plainText(item['title']) || declared.key,
    description: plainText(item['description'], 500),
    searchable: item['searchable'] === true,
    uiSchema: budget.takeHints(item['uiSchema'] ?? null) ? readUiSchema(item['uiSchema']) : {},
    ...limitsOf(declared.kind, item),
  };
}

/** Limits that apply to each kind of field. */
const limitsByKind: { readonly [kind in FieldKind]: readonly string[] } = {
  text: ['minLength', 'maxLength', 'format', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  boolean: [],
  select: [],
  multi: ['minItems', 'maxItems'],
  list: ['minItems', 'maxItems', 'uniqueItems'],
  schema: [],
};

function limitsOf(kind: FieldKind, item: JsonObject): { limits?: JsonObject } {
  const wanted = limitsByKind[kind].filter((keyword) => keyword in item);
  const { read } = readKeywords(Object.fromEntries(wanted.map((keyword) => [keyword, item[keyword]])));
  const pattern = kind === 'text' && typeof item['pattern'] === 'string' ? item['pattern'] : undefined;
  const limits = { ...read, ...(pattern !== undefined && { pattern }) };
  return Object.keys(limits).length > 0 ? { limits } : {};
}

function limitProblems(item: JsonObject, { key, kind, limits = {} }: Field): FieldProblem[] {
  const left = limitsByKind[kind].filter((keyword) => item[keyword] !== undefined && !(keyword in limits));
  return left
    .filter((keyword) => keyword !== 'format')
    .map((keyword) => ({
      field: key,
      reason: keyword === 'pattern' ? 'unsafe_pattern' : 'schema_keyword',
    }));
}
