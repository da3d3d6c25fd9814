import type { Call } from '../core/activity/call';
import type { ReportedCall, CallStatus } from './call-shapes';

/** A call in its current state. `connectedAt`: epoch ms, missing until it is answered. */
export interface LiveCall {
  readonly call: Call;
  readonly status: CallStatus;
  readonly connectedAt?: number;
  /** It had been connected before it was seen here: nobody has answered it just now. */
  readonly wasConnected?: boolean;
  readonly isHeld?: boolean;
}

export type LiveCalls = ReadonlyMap<string, LiveCall>;

const order: { readonly [status in CallStatus]: number } = { ringing: 0, connected: 1, ended: 2 };

/** Ended calls are remembered so that late repetitions are ignored; the oldest are dropped first. */
const mostRemembered = 200;

/**
 * Processes one report. The widget repeats itself, and two of its sources report the same call, so only a new step of
 * a session counts.
 */
export function trackCall(
  calls: LiveCalls,
  report: ReportedCall,
  now: number,
): { readonly calls: LiveCalls; readonly news: LiveCall | undefined } {
  const known = calls.get(report.call.sessionId);
  if (known && order[report.status] <= order[known.status])
    return { calls: withHold(calls, known, report), news: undefined };
  const news = advance(known, report, now);
  const next = new Map(calls);
  next.delete(report.call.sessionId);
  next.set(report.call.sessionId, news);
  const [oldest] = next.keys();
  if (next.size > mostRemembered && oldest !== undefined) next.delete(oldest);
  return { calls: next, news };
}

/** Hold and retrieve are no step of a call. Not every source tells them. */
function withHold(calls: LiveCalls, known: LiveCall, { status, isHeld }: ReportedCall): LiveCalls {
  if (status !== known.status || isHeld === undefined || isHeld === (known.isHeld === true)) return calls;
  return new Map(calls).set(known.call.sessionId, { ...known, isHeld });
}

/**
 * An inbound call answered on this frame's own web phone, in the form of a presence report. If the call ends at once,
 * presence may never report that it was answered.
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

/** A call that is first seen connected was answered just now if that was within this time; ms. */
const answeredJustNowMs = 15_000;

function advance(known: LiveCall | undefined, { call, status, isHeld }: ReportedCall, now: number): LiveCall {
  // While ringing, `startTime` is the first ring, later the answer; the first one seen is kept.
  const merged: Call = { ...known?.call, ...call, startTime: known?.call.startTime ?? call.startTime };
  if (status === 'ringing') return { call: merged, status };
  if (status === 'connected') {
    const connectedAt = Math.min(call.startTime, now);
    const wasConnected = !known && (isHeld === true || now - connectedAt > answeredJustNowMs);
    const marks = { ...(wasConnected && { wasConnected }), ...(isHeld && { isHeld }) };
    return { call: merged, status, connectedAt, ...marks };
  }
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

/** In the words of RingCentral's call log (`result`), whose record follows some seconds later. */
function resultOf(call: Call, known: LiveCall | undefined): string {
  if (!known) return 'Disconnected';
  const inbound = call.direction === 'Inbound';
  if (known.connectedAt !== undefined) return inbound ? 'Accepted' : 'Call connected';
  return inbound ? 'Missed' : 'Hang Up';
}
