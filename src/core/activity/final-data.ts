import type { Activity } from './activity';
import type { Call } from './call';

/** After this time a call is logged with what is there, so that no log is lost; ms from the end of the call. */
const longestWait = 10 * 60_000;

/** A recording that nobody has announced comes within this time, if there is one; ms from the end of the call. */
const recordingPatience = 2 * 60_000;

/** The end of a call that is on may never be reported: nobody waits longer for it; ms. */
const longestCall = 6 * 3_600_000;

/** As the dialer reports a call that is on (dialer/call-shapes.ts). */
const resultsWhileOn = new Set(['Ringing', 'CallConnected']);

/**
 * When a call that is logged once may be logged (epoch ms): with its final record and with the recording and the summary
 * that are known to follow, at the latest ten minutes after its end.
 */
export function finalDataAt({ call, isFinal }: Pick<Activity, 'call' | 'isFinal'>, now: number): number {
  if (!call) return now;
  // The clock may have been set back since.
  const startTime = Math.min(call.startTime, now);
  if (!isFinal && resultsWhileOn.has(call.result)) return Math.max(now, startTime + longestCall);
  const endedAt = Math.min(startTime + call.duration * 1000, now);
  if (!isFinal || isAwaiting(call)) return Math.max(now, endedAt + longestWait);
  const mayHaveRecording = call.duration > 0 && call.recordingLink === undefined;
  return mayHaveRecording ? Math.max(now, endedAt + recordingPatience) : now;
}

function isAwaiting({ awaited = [], recordingLink, aiNote }: Call): boolean {
  const isThere = { recording: recordingLink !== undefined, aiNote: aiNote !== undefined };
  return awaited.some((part) => !isThere[part]);
}
