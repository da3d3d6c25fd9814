/** Waits; for seconds only, since a worker without anything else to do is ended after half a minute. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}
