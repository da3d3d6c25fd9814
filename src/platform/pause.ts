/**
 * Waits; for a few seconds only, because an otherwise idle worker is ended after half a minute, or for what may be
 * left out then.
 */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}
