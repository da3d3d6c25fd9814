/**
 * One export of a module, for `use`; loaded once, for React waits for one and the same promise. As soon as it is there
 * the promise says so in the way that React looks for: otherwise what uses it waits, and React shows whatever has
 * waited 300 ms later at the earliest.
 */
export function once<M, Name extends keyof M>(load: () => Promise<M>, name: Name): () => Promise<M[Name]> {
  let loaded: Promise<M[Name]> | undefined;
  return () => {
    if (loaded) return loaded;
    const loading = load().then((module) => module[name]);
    loading.then(
      (value) => Object.assign(loading, { status: 'fulfilled', value }),
      () => undefined,
    );
    loaded = loading;
    return loading;
  };
}
