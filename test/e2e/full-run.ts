/**
 * Marks a test for `npm run test:full` alone: a long walk, a matrix, or what another test shows on the other server. The
 * two configurations select by it.
 */
export const inFullRun = { tag: '@full' } as const;

/** The marked tests. */
export const fullRunOnly = /@full\b/;

/** Marks what is shown on the callback server as well, where most of a screen's walk is the same. */
export function markSecondServer(server: string): { readonly tag: string | string[] } {
  return server === 'polling' ? inFullRun : { tag: [] };
}
