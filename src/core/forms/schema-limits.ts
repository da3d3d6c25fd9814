/** Limits for schemas from outside. */
export const schemaLimits = { bytes: 64_000, depth: 12, fields: 300, nodes: 4000 } as const;

/** Anything nested too deeply to be serialised is too large as well. */
export function isTooLarge(schema: unknown): boolean {
  try {
    return new TextEncoder().encode(JSON.stringify(schema)).length > schemaLimits.bytes;
  } catch {
    return true;
  }
}
