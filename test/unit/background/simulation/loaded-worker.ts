import { vi } from 'vitest';

/** The worker's modules that a schedule calls, and a page's, loaded over what stands in for the browser by then. */
export async function loadWorker() {
  const page: { ask: (input: unknown) => Promise<void> } = { ask: async () => undefined };
  // A message is the same in JSON.
  vi.doMock('../../../../src/protocol/client', () => ({
    call: (_method: 'replaceActivities', input: unknown) => page.ask(JSON.parse(JSON.stringify(input))),
  }));
  const [recording, outbox, start, collections, items, { preferences }, summary, { fail }, decisions] =
    await Promise.all([
      import('../../../../src/background/activity/recording'),
      import('../../../../src/background/activity/outbox'),
      import('../../../../src/background/start'),
      import('../../../../src/storage/activity/activities'),
      import('../../../../src/storage/basics/item'),
      import('../../../../src/storage/settings/preferences'),
      import('../../../../src/storage/activity/activity-summary'),
      import('../../../../src/core/basics/problem'),
      import('../../../../src/actions/activity/decide-activity'),
    ]);
  return {
    ...recording,
    ...outbox,
    ...start,
    ...collections,
    ...items,
    ...decisions,
    page,
    preferences,
    ...summary,
    fail,
  };
}

export type LoadedWorker = Awaited<ReturnType<typeof loadWorker>>;
