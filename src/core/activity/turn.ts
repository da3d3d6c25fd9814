/** How many calls of before are logged in one turn: a week of them must not arrive in the CRM at once. */
const mostInTurn = 10;

/** How much time passes between two turns; ms. */
const turnEvery = 10 * 60_000;

/** Epoch ms, and how many have it. */
export interface Turn {
  readonly turnAt: number;
  readonly taken: number;
}

/**
 * When the next call of before is logged, after the turn that the last one had. The first turn is some time soon: a
 * person's computers that are opened at once have theirs one after the other.
 * @param chance from 0 to 1
 */
export function nextTurn({ turnAt, taken }: Turn, now: number, chance: number): Turn {
  if (now >= turnAt + turnEvery) return { turnAt: now + chance * turnEvery, taken: 1 };
  return taken < mostInTurn ? { turnAt, taken: taken + 1 } : { turnAt: turnAt + turnEvery, taken: 1 };
}
