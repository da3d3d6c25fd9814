import type { Shape } from './company';
import type { Month } from './play-month';

/** How many of each kind of fault are told in full. */
const mostTold = 3;

/** Which month this is, in a line. */
export function nameMonth(seed: number, { people, twoComputers, generation, days }: Shape): string {
  const server = {
    callback: 'callback server',
    polling: 'polling server',
    upgrade: 'server upgraded on day 11',
  };
  return `month ${seed}: ${people} people, ${twoComputers} with two computers, ${days} days, ${server[generation]}`;
}

/** What went on in it, in figures. */
export function tellFigures(month: Month, ms: number): string {
  const { activities, happenings, requests, troubled, deaths, runs, known, unknown } = month;
  return [
    `${activities} activities`,
    `${happenings} events (${Math.round(happenings / (ms / 1000))} a second)`,
    `${requests} requests, ${troubled} of them in trouble`,
    `${deaths} ends of a worker`,
    `${runs} runs of a plugin`,
    `${unknown} of ${known} pieces of finished work unknown`,
    `${(ms / 1000).toFixed(1)} s of processor time`,
  ].join(', ');
}

/** What is wrong with it: of each kind the first ones with their story, the others counted. */
export function tellProblems({ problems }: Month): string {
  const counts = new Map<string, number>();
  const told: string[] = [];
  for (const { check, text, story } of problems) {
    const count = (counts.get(check) ?? 0) + 1;
    counts.set(check, count);
    if (count <= mostTold) told.push(`${text}\n${story}`);
  }
  const sums = [...counts].map(([check, count]) => `${check}: ${count}`);
  return [sums.join(', '), ...told].join('\n\n');
}
