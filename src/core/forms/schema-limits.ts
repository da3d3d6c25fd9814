/**
 * Limits for schemas from outside. `bytes` are those of the schema as published; all others count after expansion, with
 * every copy that references make.
 */
export const schemaLimits = {
  bytes: 64_000,
  depth: 12,
  fields: 300,
  nodes: 4000,
  /** Members of all lists and maps together, whether they become a node or not: what reading takes. */
  members: 16_000,
  /** Bytes of all keywords together, defaults and options included. */
  expandedBytes: 256_000,
  /** Parts of one `allOf`: the renderer merges each with what is merged already. */
  merged: 100,
  /** Combinations of the alternatives that parts of one `allOf` offer: the renderer writes them out. */
  combinations: 200,
  /** Parts of one schema that is tried on each item of a list, or on each property. */
  repeated: 400,
  /** Parts of a schema tried on parts of a value in one check (core/forms/check-cost.ts). */
  checks: 500_000,
} as const;

/** Limits for what a manifest's fields put into each person's record, counted in bytes of JSON. */
export const fieldLimits = {
  /** Items of a list of declared fields, those that only show something included. */
  items: 1000,
  /** A field's key. */
  key: 200,
  optionsOfField: 2000,
  options: 8000,
  defaultBytes: 8000,
  /** Values in a default: checking it takes at most these times `schemaLimits.repeated`. */
  defaultValues: 1000,
  /** All fields without their values. With their defaults, well below what a record may hold. */
  fieldsBytes: 24_000,
  defaultsBytes: 16_000,
} as const;

/** Anything nested too deeply to be serialised is too large as well. */
export function isTooLarge(schema: unknown): boolean {
  try {
    return new TextEncoder().encode(JSON.stringify(schema)).length > schemaLimits.bytes;
  } catch {
    return true;
  }
}
