import { expect, test } from 'vitest';
import { createSimulation } from './simulation/schedule';

/** `npm run test:full` plays ten thousand; `SEED` replays one. */
const schedules = Number(process.env['SCHEDULES'] ?? 200);
const only = process.env['SEED'];

const batch = 500;
const batches = Math.ceil(schedules / batch);

test.each(Array.from({ length: only ? 1 : batches }, (_, index) => index * batch))(
  'random schedules from seed %i: nothing twice in the CRM, and everything there or visible',
  async (first) => {
    const seeds = only
      ? [Number(only)]
      : Array.from({ length: Math.min(batch, schedules - first) }, (_, index) => first + index);
    const simulation = await createSimulation();
    for (const seed of seeds) await simulation.run(seed);
    expect(seeds.length).toBeGreaterThan(0);
  },
  300_000,
);
