import type { Activity } from './activity';

const minute = 60_000;

/** After this time a call is logged with what is there, so that no log is lost; ms from the end of the call. */
const longestWait = 10 * minute;

/** A recording that nobody has announced comes within this time, if there is one; ms from the end of the call. */
const recordingPatience = 2 * minute;

/** The end of a call that is on may never be reported: nobody waits longer for it; ms. */
const longestCall = 360 * minute;

/**
 * When a call that is logged once may be logged (epoch ms): with its final record and with the recording and the summary
 * that are known to follow, at the latest ten minutes after its end.
 */
export function finalDataAt({ call, isFinal }: Pick<Activity, 'call' | 'isFinal'>, now: number): number {
  if (!call) return now;
  const { startTime, duration, awaited = [], recordingLink } = call;
  // The clock may have been set back since.
  const endedAt = Math.min(startTime + duration * 1000, now);
  const mayHaveRecording = duration > 0 && recordingLink === undefined;
  const patience = mayHaveRecording ? recordingPatience : 0;
  if (isFinal && awaited.every((part) => call[part] !== undefined)) return Math.max(now, endedAt + patience);
  return Math.max(now, endedAt + (!isFinal && isOn(call.result) ? longestCall : longestWait));
}

/** As the dialer reports a call that is on (dialer/call-shapes.ts). */
function isOn(result: string): boolean {
  return result === 'Ringing' || result === 'CallConnected';
}
