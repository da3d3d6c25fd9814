export const reportPeriods = ['today', 'week', 'month', 'custom'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** A span of whole days in local time; epoch ms, `to` is exclusive. */
export interface ReportRange {
  readonly from: number;
  readonly to: number;
}

const daysOf = { today: 1, week: 7, month: 30 } as const;

/** The last days up to now; today counts as one of them. */
export function rangeOf(period: Exclude<ReportPeriod, 'custom'>, now: number): ReportRange {
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() - (daysOf[period] - 1));
  return { from: start.getTime(), to: now };
}

/**
 * From the first to the last of two days as a date field gives them (`2026-11-21`); `undefined` when either is
 * missing.
 */
export function rangeOfDays(first: string, last: string): ReportRange | undefined {
  const from = dayOf(first, 0);
  const to = dayOf(last, 1);
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}

function dayOf(text: string, daysLater: number): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + daysLater);
  return Number.isNaN(date.getTime()) ? undefined : date.getTime();
}

/** The local day as a date field writes it. */
export function dayText(time: number): string {
  const date = new Date(time);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
