import { beforeAll, expect, inject, test } from 'vitest';
import { SERVER_VERSIONS, type ServerName } from '../stack/core/core-version';
import { startStack } from '../stack/stack';
import type { Shape } from './month/company';
import { createMonths } from './month/play-month';
import { RealAppConnect } from './month/real-app-connect';
import { sabotages } from './month/sabotage';
import { nameMonth, tellFigures, tellProblems } from './month/tell-month';
import { checks, type Check } from './month/world';
import { expectTimeLeft } from './seed-batches';

/** `MONTHS=200 npm run test:months` plays as many; `MONTHS=17-17` that one again, `ONLY=twice,lost` asks for less. */
const asked = process.env['MONTHS'];
const isAsked = asked !== undefined;
const [first, last] = readMonths(asked ?? '4');

const small: Omit<Shape, 'generation'> = { people: 3, twoComputers: 1, days: 30, calmDays: 9, perDay: 12 };
const whole: Shape = {
  people: 20,
  twoComputers: 6,
  // With the upgrade on day 11.
  days: isAsked ? 30 : 14,
  calmDays: 9,
  perDay: 12,
  generation: 'upgrade',
};
const generations = ['callback', 'upgrade', 'callback', 'polling'] as const;

const only = process.env['ONLY']?.split(',') ?? checks;
/** Months from one to another are those of the played server alone. */
const isRealWanted = asked?.includes('-') !== true;
const isChecked = (check: Check) => only.includes(check);

function readMonths(text: string): [first: number, last: number] {
  const [from, to] = text.split('-').map(Number);
  return to === undefined ? [1, from ?? 0] : [from ?? 1, to];
}

/** Each process plays its share; the first month is that of a whole company. */
const months = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  .filter((seed) => (seed - 1) % inject('parts') === inject('part'))
  .map((seed): [title: string, seed: number, shape: Shape] => {
    const generation = generations[seed % generations.length] ?? 'callback';
    const shape = seed === 1 ? whole : { ...small, generation };
    return [nameMonth(seed, shape), seed, shape];
  });

let play: Awaited<ReturnType<typeof createMonths>>['play'];
const longest = 900_000;
beforeAll(async () => {
  ({ play } = await createMonths());
}, longest);

const oneDay: Shape = { ...small, people: 2, days: 1, calmDays: 0, generation: 'callback' };

// A check that finds nothing where there is something would prove nothing. One process tells.
test.each(inject('part') === 0 ? sabotages : [])('%s is found where it is so', async (check, sabotage) => {
  const { problems } = await play(1, oneDay, (asked) => asked === check, sabotage);
  expect(problems.map((problem) => problem.check)).toContain(check);
});

test.runIf(inject('part') === 0)('and each check has its own, without which it finds nothing', async () => {
  expect(new Set(sabotages.map(([check]) => check))).toEqual(new Set(checks));
  const { problems } = await play(1, oneDay, () => true);
  expect(problems.map(({ text }) => text)).toEqual([]);
});

test.each(months)(
  '%s: nothing lost, nothing stale, nothing twice',
  async (title, seed, shape) => {
    expectTimeLeft();
    const before = process.cpuUsage();
    const month = await play(seed, shape, isChecked);
    const { user, system } = process.cpuUsage(before);
    console.log(`${title}: ${tellFigures(month, (user + system) / 1000)}`);
    expect(month.problems.length, `${title}\n${tellProblems(month)}\n`).toBe(0);
  },
  longest,
);

/** Few people and days: each request is a real one, some dozens a second. */
const overRealServer: Omit<Shape, 'generation'> = {
  people: 3,
  twoComputers: 1,
  days: isAsked ? 30 : 4,
  calmDays: 9,
  perDay: 10,
  isReal: true,
};
const realServers: readonly ServerName[] = ['callback', 'polling'];

test.each(realServers.filter((_, index) => isRealWanted && inject('part') === index + 2))(
  'days over the real %s server: nothing lost, nothing stale, nothing twice',
  async (name) => {
    expectTimeLeft();
    const stack = await startStack({ servers: [name] });
    try {
      const shape: Shape = { ...overRealServer, generation: name };
      const title = `${nameMonth(0, shape)} ${SERVER_VERSIONS[name]}, real`;
      const before = process.cpuUsage();
      const month = await play(
        0,
        shape,
        isChecked,
        undefined,
        (world) => new RealAppConnect(world, stack, name),
      );
      const { user, system } = process.cpuUsage(before);
      console.log(`${title}: ${tellFigures(month, (user + system) / 1000)}`);
      expect(month.problems.length, `${title}\n${tellProblems(month)}\n`).toBe(0);
      // The server itself has called the plugins.
      expect(month.runs).toBeGreaterThan(100);
    } finally {
      await stack.stop();
    }
  },
  longest,
);

// In every process, also in one that has no month to play.
test('MONTHS names months, in their order', () => {
  expect(first).toBeGreaterThan(0);
  expect(last).toBeGreaterThanOrEqual(first);
});
