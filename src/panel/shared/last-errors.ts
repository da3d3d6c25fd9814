import * as v from 'valibot';
import { parseJson } from '../../core/basics/json';
import { problemCodes, toProblem, type Problem } from '../../core/basics/problem';
import { optionalNumber, optionalText } from '../../core/basics/schema-parts';
import { parseIf } from '../../core/basics/shape';
import type { NotedError } from '../../core/reports/problem-report';
import { systemClock } from '../../platform/clock';
import { hearRefusals } from '../../protocol/client';
import { parseRoute } from '../app/route';

/** For a report of a problem; in `localStorage`, which all pages share and which outlives them. */
const keptAs = 'lastErrors';
const mostErrors = 30;

/** Said by a server or a person on purpose, or in the course of things: nothing is wrong. */
const uninteresting = new Set<Problem['code']>(['cancelled', 'stale', 'consent_needed']);

const errorSchema = v.object({
  code: v.picklist(problemCodes),
  method: optionalText,
  screen: v.string(),
  status: optionalNumber,
  at: v.number(),
  times: v.number(),
});

/** Notes what kind of error it was, where and when; never its texts, which may be about people. */
export function noteError({ code, status }: Problem, method?: string): void {
  const { screen } = parseRoute(location.hash);
  // What goes wrong while a report is made is said there, and is not what it is about.
  if (uninteresting.has(code) || screen === 'report_problem') return;
  const [last, ...earlier] = readLastErrors();
  const isSame =
    last?.code === code && last.method === method && last.screen === screen && last.status === status;
  const noted: NotedError = {
    code,
    ...(method !== undefined && { method }),
    screen,
    ...(status !== undefined && { status }),
    at: systemClock.now(),
    times: isSame ? last.times + 1 : 1,
  };
  const before = last && !isSame ? [last, ...earlier] : earlier;
  keep([noted, ...before].slice(0, mostErrors));
}

function keep(errors: readonly NotedError[]): void {
  try {
    localStorage.setItem(keptAs, JSON.stringify(errors));
  } catch {
    // A full store hides no error that is being told.
  }
}

/** The newest first; one that cannot be read is left out. */
export function readLastErrors(): NotedError[] {
  const stored = parseJson(localStorage.getItem(keptAs) ?? '');
  return (Array.isArray(stored) ? stored.slice(0, mostErrors) : []).flatMap(
    (one: unknown) => parseIf(errorSchema, one) ?? [],
  );
}

/** From now on notes what the worker refuses, and what breaks in this page. */
export function noteErrors(): void {
  hearRefusals(noteError);
  addEventListener('error', ({ error }) => noteError(toProblem(error)));
  addEventListener('unhandledrejection', ({ reason }) => noteError(toProblem(reason)));
}
