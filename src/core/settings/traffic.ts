import * as v from 'valibot';
import { optionalText } from '../basics/schema-parts';
import { logTypeSchema } from '../basics/log-type';

/**
 * What went where: requests counted by host and purpose. Only counters are kept, for 30 days, in this browser; no
 * address, no content, no person.
 */
const rowSchema = v.object({
  /** With its port, where that is not the usual one; '' for a plugin whose host is not known here. */
  host: v.string(),
  /**
   * A purpose (core/basics/token-table.ts; these names are stored), or one of `otherPurposes`, for which this panel makes
   * no request itself.
   */
  purpose: v.string(),
  /** Of `plugin_run`. */
  logType: v.optional(logTypeSchema),
  plugin: optionalText,
  /** Number of requests, by day since 1970 (UTC). */
  days: v.record(v.string(), v.number()),
  /** Tokens that went along, and the last such day. */
  tokens: v.record(v.string(), v.number()),
  /** Epoch ms. */
  lastAt: v.number(),
});

/**
 * `plugin_run`: the server passes a log of ours on. `dialer_sign_in`: a code for the dialer's frame. `sign_in_window`: a
 * provider's page in a window of its own.
 */
export const otherPurposes = ['plugin_run', 'dialer_sign_in', 'sign_in_window'] as const;
export type OtherPurpose = (typeof otherPurposes)[number];

export const trafficSchema = v.array(rowSchema);
export type TrafficRow = v.InferOutput<typeof rowSchema>;

/** One request that has left, or one run of a plugin that the server was given a reason for. */
export interface Departure extends Pick<TrafficRow, 'host' | 'purpose' | 'logType' | 'plugin'> {
  readonly tokens: readonly string[];
  /** Epoch ms. */
  readonly at: number;
}

const day = 86_400_000;
const keptDays = 30;
/** Rows beyond this are forgotten, those that were used longest ago first. */
const mostRows = 1000;

const dayOf = (at: number) => Math.floor(at / day);

/** The counters with these departures, and without what is older than 30 days. */
export function countDepartures(
  rows: readonly TrafficRow[],
  departures: readonly Departure[],
  now: number,
): TrafficRow[] {
  const counted = new Map(rows.map((row) => [nameOf(row), row]));
  for (const { tokens, at, ...what } of departures) {
    const known = counted.get(nameOf(what));
    const today = dayOf(at);
    counted.set(nameOf(what), {
      ...what,
      days: { ...known?.days, [today]: (known?.days[today] ?? 0) + 1 },
      tokens: { ...known?.tokens, ...Object.fromEntries(tokens.map((token) => [token, today])) },
      lastAt: at,
    });
  }
  return recentTraffic([...counted.values()], now)
    .toSorted((a, b) => b.lastAt - a.lastAt)
    .slice(0, mostRows);
}

/** The counters of the last 30 days. */
export function recentTraffic(rows: readonly TrafficRow[], now: number): TrafficRow[] {
  const first = dayOf(now) - keptDays + 1;
  return rows
    .map((row) => ({
      ...row,
      days: Object.fromEntries(Object.entries(row.days).filter(([one]) => Number(one) >= first)),
      tokens: Object.fromEntries(Object.entries(row.tokens).filter(([, last]) => last >= first)),
    }))
    .filter((row) => Object.keys(row.days).length > 0);
}

function nameOf({ host, purpose, logType, plugin }: Omit<Departure, 'tokens' | 'at'>): string {
  return JSON.stringify([host, purpose, logType, plugin]);
}
