/** Waits until the page has painted and has nothing else to do, but no longer than `mostMs`. */
export function whenIdle(mostMs: number): Promise<void> {
  return new Promise((done) => {
    requestIdleCallback(() => done(), { timeout: mostMs });
  });
}
