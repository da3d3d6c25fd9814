/** What a person has done wrong or can mend, said in sentences; it is shown without a stack. */
export class ToldError extends Error {}

/** A fault as a sentence; only what nobody foresaw keeps its stack. */
export function tell(error: unknown): string {
  if (error instanceof ToldError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
