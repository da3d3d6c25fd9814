import type { SceneName } from './scenes';

/** The screens of the tab bar; others come with code of their own. */
export const tabScenes: readonly SceneName[] = ['activity', 'plugins', 'tasks', 'settings'];

/**
 * How much slower than the least that is possible each thing may be: a page beside an empty page of the same React, the
 * worker beside an empty one. Ratios within one run, and counts, so that a slow machine is no failure.
 */
export const gates = {
  firstRow: {
    activity: 2.8,
    plugins: 2.8,
    tasks: 2.8,
    settings: 2.8,
    log: 4,
    plugin: 4,
    catalog: 3.5,
  } satisfies { readonly [scene in SceneName]: number },
  /** Everything that a screen of the tab bar fetches until its first row is painted; bytes gz. */
  fetched: { files: 8, gzBytes: 150_000 },
  /** A message to a worker that sleeps, until its answer. */
  wake: 2.4,
  /** Ten times as much stored, beside the usual. */
  growth: 1.1,
  /** Memory after a day's work, beside that at its beginning. */
  memory: 1.2,
  /** The same without compiled code: what goes over it has kept half a kilobyte of each call. */
  data: 1.1,
};

/** How many times slower than this processor an old laptop is during a call. */
export const slowness = 4;

/** What a frame lasts, which a key must not; ms. */
export const frame = 1000 / 60;

/** A gate that did not hold is tried again: what else the machine did may have been the reason. */
export const tries = 3;
