/** Runs `work` alone among all windows and the worker of this extension (Web Locks). */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, work);
}

/** Like `withLock`, but does nothing when somebody else is at it. */
export async function withFreeLock<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}
