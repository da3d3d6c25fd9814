import * as v from 'valibot';
import { isSameDay } from '../basics/local-time';
import { parseIf } from '../basics/shape';
import type { CallBackChange } from './call-back-change';

const text = v.fallback(v.string(), '');

/**
 * A row of the person's list on the server, as it is answered (core 1.7.41 handlers/calldown.js): it has neither name,
 * number nor note (core/activity/kept-call-back.ts). Times are ISO texts, '' for none.
 */
const callBackSchema = v.object({
  id: v.string(),
  contactId: text,
  contactType: text,
  status: text,
  scheduledAt: text,
  lastCallAt: text,
  createdAt: text,
});

export type CallBack = v.InferOutput<typeof callBackSchema>;

const answerSchema = v.object({ items: v.array(v.unknown()) });

/** The rows of an answer, or of what was kept of one; a row that cannot be read is left out. */
export function readCallBacks(body: unknown): CallBack[] | undefined {
  return parseIf(answerSchema, body)?.items.flatMap((item) => parseIf(callBackSchema, item) ?? []);
}

export const callBackStates = ['notCalled', 'scheduled', 'called'] as const;
export type CallBackState = (typeof callBackStates)[number];

/** Its state is derived: one whose time has come is no longer scheduled. */
export function stateOf({ status, scheduledAt }: CallBack, now: number): CallBackState {
  if (status === 'called') return 'called';
  return status === 'scheduled' && Date.parse(scheduledAt) > now ? 'scheduled' : 'notCalled';
}

/** When it was called, or is to be; `undefined` without a time. */
export function timeOf({ status, scheduledAt, lastCallAt }: CallBack): number | undefined {
  const time = Date.parse(status === 'called' ? lastCallAt : scheduledAt);
  return Number.isFinite(time) ? time : undefined;
}

/** For the badge: scheduled for today, and not called yet. */
export function isForToday(row: CallBack, now: number): boolean {
  return row.status !== 'called' && isSameDay(Date.parse(row.scheduledAt), now);
}

/** Those to be called by their time, one without a time last; then those called, the last call first. */
export function inOrder<Row extends CallBack>(rows: readonly Row[]): Row[] {
  const isCalled = (row: Row) => row.status === 'called';
  const open = rows.filter((row) => !isCalled(row));
  const called = rows.filter(isCalled);
  return [
    ...open.toSorted((a, b) => (timeOf(a) ?? Infinity) - (timeOf(b) ?? Infinity) || 0),
    ...called.toSorted((a, b) => (timeOf(b) ?? 0) - (timeOf(a) ?? 0)),
  ];
}

/** The one that is due next: what is overdue comes first, the longest overdue before the others. */
export function nextCallBack<Row extends CallBack>(rows: readonly Row[]): Row | undefined {
  return inOrder(rows).find(({ status }) => status !== 'called');
}

/** The rows once this change is on the server; a new one goes by the key of its change until it is read there. */
export function withChange(rows: readonly CallBack[], { id, key, body }: CallBackChange): CallBack[] {
  const changed = (row: object) => parseIf(callBackSchema, { ...row, ...body }) ?? [];
  if (id === undefined) return [...rows, changed({ id: key, status: 'scheduled' })].flat();
  return rows.flatMap((row) => (row.id === id ? (body ? changed(row) : []) : row));
}
