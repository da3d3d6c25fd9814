import type { Call } from '../core/activity/call';
import type { ReportedCall, CallStatus } from './call-shapes';

/** A call as far as it has come. `connectedAt` in epoch ms; missing while nobody has answered. */
export interface LiveCall {
  readonly call: Call;
  readonly status: CallStatus;
  readonly connectedAt?: number;
}

export type LiveCalls = ReadonlyMap<string, LiveCall>;

const order: { readonly [status in CallStatus]: number } = { ringing: 0, connected: 1, ended: 2 };

/** Ended ones are remembered so that a late repetition is no news; the oldest go first. */
const mostRemembered = 200;

/**
 * Takes one report in. The widget repeats itself and two of its sources tell of the same call: only a step forward
 * of a session is news.
 */
export function trackCall(
  calls: LiveCalls,
  report: ReportedCall,
  now: number,
): { readonly calls: LiveCalls; readonly news: LiveCall | undefined } {
  const known = calls.get(report.call.sessionId);
  if (known && order[report.status] <= order[known.status]) return { calls, news: undefined };
  const news = advance(known, report, now);
  const next = new Map(calls);
  next.delete(report.call.sessionId);
  next.set(report.call.sessionId, news);
  const [oldest] = next.keys();
  if (next.size > mostRemembered && oldest !== undefined) next.delete(oldest);
  return { calls: next, news };
}

/**
 * An inbound call that this frame's own web phone has taken, as presence would tell of it: of a call that is hung up at
 * once presence may never say that it was answered.
 */
export function answeredHere(
  calls: LiveCalls,
  telephonySessionId: string,
  now: number,
): ReportedCall | undefined {
  for (const { call, status } of calls.values())
    if (
      status === 'ringing' &&
      call.direction === 'Inbound' &&
      call.telephonySessionId === telephonySessionId
    )
      return { call: { ...call, startTime: now }, status: 'connected' };
  return undefined;
}

function advance(known: LiveCall | undefined, { call, status }: ReportedCall, now: number): LiveCall {
  // While it rings `startTime` is the first ring, afterwards the answer; the first one seen is the call's.
  const merged: Call = { ...known?.call, ...call, startTime: known?.call.startTime ?? call.startTime };
  if (status === 'ringing') return { call: merged, status };
  if (status === 'connected') return { call: merged, status, connectedAt: Math.min(call.startTime, now) };
  const connectedAt = known?.connectedAt;
  return {
    call: { ...merged, duration: secondsBetween(connectedAt, now), result: resultOf(merged, known) },
    status,
    ...(connectedAt !== undefined && { connectedAt }),
  };
}

function secondsBetween(from: number | undefined, to: number): number {
  return from === undefined ? 0 : Math.max(0, Math.round((to - from) / 1000));
}

/** In the words of RingCentral's call log (`result`), whose own record follows some seconds later. */
function resultOf(call: Call, known: LiveCall | undefined): string {
  if (!known) return 'Disconnected';
  const inbound = call.direction === 'Inbound';
  if (known.connectedAt !== undefined) return inbound ? 'Accepted' : 'Call connected';
  return inbound ? 'Missed' : 'Hang Up';
}
