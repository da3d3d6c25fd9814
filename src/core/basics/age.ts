/** What was read within this time stands when a screen or a panel is opened again; ms. */
export const recently = 60_000;

/** True while what is from `at` is younger than this; epoch ms. What lies ahead is from before the clock was set back: old. */
export function isYounger(at: number, maxAgeMs: number, now: number): boolean {
  return at <= now && now - at < maxAgeMs;
}
