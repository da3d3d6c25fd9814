/** True while what is from `at` is younger than this; epoch ms. What lies ahead is from before the clock was set back: old. */
export function isYounger(at: number, maxAgeMs: number, now: number): boolean {
  return at <= now && now - at < maxAgeMs;
}
