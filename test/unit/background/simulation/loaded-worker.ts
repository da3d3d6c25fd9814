/** The worker's modules that a schedule calls, loaded over what stands in for the browser by then. */
export async function loadWorker() {
  const [recording, outbox, start, collections, items, view, { fail }] = await Promise.all([
    import('../../../../src/background/recording'),
    import('../../../../src/background/outbox'),
    import('../../../../src/background/start'),
    import('../../../../src/storage/collections'),
    import('../../../../src/storage/item'),
    import('../../../../src/storage/view'),
    import('../../../../src/core/problem'),
  ]);
  return { ...recording, ...outbox, ...start, ...collections, ...items, view, fail };
}

export type LoadedWorker = Awaited<ReturnType<typeof loadWorker>>;
