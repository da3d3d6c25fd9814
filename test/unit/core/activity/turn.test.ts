import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTurn, type Turn } from '../../../../src/core/activity/turn';

const minute = 60_000;

test('ten have a turn, ten minutes lie between two, and nobody waits longer than those before make, and chance', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 15 * minute }), { minLength: 1, maxLength: 200 });
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(pauses, chance, (list, share) => {
      let now = 1_700_000_000_000;
      let turn: Turn = { turnAt: 0, taken: 0 };
      const times = list.map((pause, index) => {
        now += pause;
        turn = nextTurn(turn, now, share);
        expect(turn.turnAt - now).toBeLessThan((Math.floor(index / 10) + share) * 10 * minute + 1);
        return turn.turnAt;
      });
      for (const at of new Set(times))
        expect(times.filter((time) => time === at).length).toBeLessThanOrEqual(10);
      const turns = [...new Set(times)];
      for (const [index, at] of turns.entries())
        expect(at - (turns[index - 1] ?? 0)).toBeGreaterThan(10 * minute - 1);
    }),
  );
});
