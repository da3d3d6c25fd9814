import * as v from 'valibot';
import type { Call, Party } from '../core/activity/call';
import { plainText } from '../core/basics/text';
import { matchedName } from './contact-shapes';
import { readRecordingLink } from './recording-link';

/** What the widget reports about a call at this moment. */
export interface ReportedCall {
  readonly call: Call;
  readonly status: CallStatus;
  /** It is on hold or parked: whoever sees it first now has not seen it answered. Missing where the source does not tell. */
  readonly isHeld?: boolean;
}

export type CallStatus = 'ringing' | 'connected' | 'ended';

const text = (limit: number) =>
  v.pipe(
    v.unknown(),
    v.transform((value) => plainText(value, limit)),
  );

/** RingCentral ids: digits, or `s-…` for telephony sessions. They become storage keys, so nothing else passes. */
export const sessionIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,80}$/));

export const partyShape = v.fallback(
  v.object({
    phoneNumber: v.optional(text(40)),
    extensionNumber: v.optional(text(20)),
    name: v.optional(text(120)),
  }),
  {},
);

const epochMs = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
const seconds = v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(31_536_000)), 0);

const reportedSchema = v.object({
  sessionId: sessionIdSchema,
  telephonySessionId: v.optional(v.fallback(v.optional(sessionIdSchema), undefined)),
  direction: v.picklist(['Inbound', 'Outbound']),
  startTime: epochMs,
  duration: v.optional(seconds, 0),
  result: v.optional(text(60), ''),
  telephonyStatus: v.optional(text(40), ''),
  terminationType: v.optional(text(40), ''),
  from: v.optional(partyShape, {}),
  to: v.optional(partyShape, {}),
  fromName: v.optional(text(120), ''),
  toName: v.optional(text(120), ''),
  fromMatches: v.optional(v.unknown()),
  toMatches: v.optional(v.unknown()),
  recording: v.optional(v.fallback(v.optional(v.object({ link: v.optional(v.unknown()) })), undefined)),
});

type Reported = v.InferOutput<typeof reportedSchema>;

/**
 * A call from the history or the call log (`/callLogger` body), with the contact of this CRM that the widget has
 * matched; `undefined` without a session or a time.
 */
export function readCall(value: unknown, crm: string): Call | undefined {
  const reported = v.safeParse(reportedSchema, value);
  if (!reported.success) return undefined;
  const { direction, fromMatches, toMatches } = reported.output;
  const knownAs = matchedName(direction === 'Inbound' ? fromMatches : toMatches, crm);
  return { ...callOf(reported.output), ...(knownAs && { knownAs }) };
}

/**
 * The same for a call that the call log has closed; calls in progress report `Ringing`, `CallConnected`,
 * `Disconnected`.
 */
export function readFinalCall(value: unknown, crm: string): Call | undefined {
  const call = readCall(value, crm);
  return call && call.result !== '' && !statusOfResult.has(call.result) ? call : undefined;
}

/** `call` of `rc-active-call-notify`: presence, on whichever device the call takes place. */
export function readActiveCall(value: unknown): ReportedCall | undefined {
  const reported = v.safeParse(reportedSchema, value);
  if (!reported.success) return undefined;
  const status = statusOfPresence(reported.output);
  const isHeld = heldStates.has(reported.output.telephonyStatus);
  return status && { call: callOf(reported.output), status, isHeld };
}

/**
 * `call` of a `presenceUpdate`. When a call ends, `telephonyStatus` still says CallConnected; only `result` is right.
 */
export function readPresenceUpdate(value: unknown): ReportedCall | undefined {
  const reported = v.safeParse(reportedSchema, value);
  if (!reported.success) return undefined;
  const status = statusOfResult.get(reported.output.result);
  return status && { call: callOf(reported.output), status };
}

const statusOfResult = new Map<string, CallStatus>([
  ['Ringing', 'ringing'],
  ['CallConnected', 'connected'],
  ['Disconnected', 'ended'],
]);

const statusOfTelephony = new Map<string, CallStatus>([
  ['Ringing', 'ringing'],
  ['CallConnected', 'connected'],
  ['OnHold', 'connected'],
  ['ParkedCall', 'connected'],
]);

const heldStates = new Set(['OnHold', 'ParkedCall']);

function statusOfPresence(reported: Reported): CallStatus | undefined {
  if (reported.telephonyStatus === 'NoCall')
    return reported.terminationType === 'final' ? 'ended' : undefined;
  return statusOfTelephony.get(reported.telephonyStatus);
}

function callOf(reported: Reported): Call {
  const { recording } = reported;
  const link = readRecordingLink(recording?.link);
  const isPending = recording !== undefined && recording.link === undefined;
  return {
    sessionId: reported.sessionId,
    ...(reported.telephonySessionId && { telephonySessionId: reported.telephonySessionId }),
    direction: reported.direction,
    startTime: Math.round(reported.startTime),
    duration: Math.round(reported.duration),
    result: reported.result,
    from: partyOf(reported.from, reported.fromName),
    to: partyOf(reported.to, reported.toName),
    ...(link && { recordingLink: link }),
    ...(isPending && { awaited: ['recordingLink'] as const }),
  };
}

export function partyOf(party: v.InferOutput<typeof partyShape>, shownName: string): Party {
  const name = party.name || shownName;
  return {
    ...(party.phoneNumber && { phoneNumber: party.phoneNumber }),
    ...(party.extensionNumber && { extensionNumber: party.extensionNumber }),
    ...(name && { name }),
  };
}
