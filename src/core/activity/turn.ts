/** How many calls of before are logged in one turn: a week of them must not arrive in the CRM at once. */
const mostInTurn = 10;

/** How much time passes between two turns; ms. */
const turnEvery = 10 * 60_000;

/** Epoch ms, and how many have it. */
export interface Turn {
  readonly turnAt: number;
  readonly taken: number;
}

/** When the next call of before is logged, after the turn that the last one had. */
export function nextTurn({ turnAt, taken }: Turn, now: number): Turn {
  if (now >= turnAt + turnEvery) return { turnAt: now, taken: 1 };
  return taken < mostInTurn ? { turnAt, taken: taken + 1 } : { turnAt: turnAt + turnEvery, taken: 1 };
}
