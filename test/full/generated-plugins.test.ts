import { beforeEach, expect, inject, test, vi } from 'vitest';
import { playGenerated } from '../unit/actions/plugins/play-generated';
import { manifestClasses } from '../unit/fakes/generated-manifests';
import { expectTimeLeft } from './seed-batches';

beforeEach(() => {
  vi.resetModules();
});

const batch = 25;
const seeds = [100, 101, 102];
/** A class for each process: 300 manifests in all. */
const kind = manifestClasses[inject('part')] ?? 'valid';

test.each(seeds)(
  `${kind}: ${batch} manifests of seed %i, installed, opened, logged with, and left`,
  async (seed) => {
    expectTimeLeft();
    expect(await playGenerated(kind, batch, seed)).toBe(batch);
  },
);
