import { expect, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Which part of the schedules this process plays, of how many; from 0. */
    part: number;
    parts: number;
    /** When the last batch may begin; epoch ms. */
    deadline: number;
  }
}

const batch = 250;

/** First and last seed of each batch that this process plays. */
export function seedBatches(schedules: number, firstSeed: number): [from: number, to: number][] {
  const share = schedules / inject('parts');
  return Array.from({ length: share / batch }, (_, index) => {
    const from = firstSeed + inject('part') * share + index * batch;
    return [from, from + batch - 1];
  });
}

export function expectTimeLeft(): void {
  expect(inject('deadline') - Date.now(), 'ms before the deadline').toBeGreaterThan(0);
}
