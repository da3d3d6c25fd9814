/** Why part of a declared schema was left out. */
export const schemaRefusals = [
  'schema_too_large',
  'schema_too_deep',
  'schema_too_many',
  'form_too_large',
  'default_too_large',
  'schema_remote_ref',
  'schema_unknown_ref',
  'schema_ref_cycle',
  'schema_keyword',
  'unsafe_pattern',
  'hostile_key',
  'not_an_object',
  'unknown_type',
] as const;

/** Why a declared field, or part of it, was left out. */
export const fieldRefusals = [
  'no_key',
  'key_twice',
  'no_options',
  'too_many_options',
  ...schemaRefusals,
] as const;
