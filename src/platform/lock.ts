/** Runs `work` exclusively among all windows and the worker of this extension (Web Locks). */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(name, work);
}

/** Like `withLock`, but does nothing if the lock is taken. */
export async function withFreeLock<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}

/** Waits for the lock and holds it until the returned function is called or the page is closed. */
export function holdLock(name: string, signal: AbortSignal): Promise<() => void> {
  return new Promise((held, refused) => {
    navigator.locks
      .request(name, { signal }, () => new Promise<void>((release) => held(release)))
      .catch(refused);
  });
}

/** Like `holdLock`, but returns `undefined` at once if the lock is taken. */
export function holdFreeLock(name: string): Promise<(() => void) | undefined> {
  return holdNow(name, { ifAvailable: true });
}

/** Takes the lock away from its holder, whose work continues without it; held as by `holdLock`. */
export function seizeLock(name: string): Promise<(() => void) | undefined> {
  return holdNow(name, { steal: true });
}

function holdNow(name: string, options: LockOptions): Promise<(() => void) | undefined> {
  return new Promise((held, refused) => {
    navigator.locks
      .request(name, options, (lock) => {
        if (lock) return new Promise<void>((release) => held(release));
        held(undefined);
        return undefined;
      })
      .catch(refused);
  });
}
