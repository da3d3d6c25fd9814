/**
 * Kinds of declared fields, apart from what reads them: the panel's first paint knows stored fields by these alone.
 * `schema`: the author declared the value with a JSON Schema.
 */
export const fieldKinds = [
  'text',
  'number',
  'integer',
  'boolean',
  'select',
  'multi',
  'list',
  'schema',
] as const;
export type FieldKind = (typeof fieldKinds)[number];
