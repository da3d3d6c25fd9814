/** Counted in `localStorage`, which all pages share: what is done in one outdates what another was answered. */
const counter = 'changes';

/** Somebody does something, or has just done it: what was answered until now may be outdated. */
export function noteChange(): void {
  localStorage.setItem(counter, String(Number(countChanges()) + 1));
}

/** Another one than before: something was done since. */
export function countChanges(): string | null {
  return localStorage.getItem(counter);
}
