import * as v from 'valibot';
import type { Call, LogForm } from './call';

/** What a request told the CRM: what later arrivals and a later reading are compared with. */
export const contentSchema = v.object({
  note: v.string(),
  subject: v.string(),
  additional: v.record(v.string(), v.unknown()),
  /** Seconds. */
  duration: v.number(),
  recordingLink: v.optional(v.string()),
  aiNote: v.optional(v.string()),
  transcript: v.optional(v.string()),
});

export type Content = v.InferOutput<typeof contentSchema>;

export function contentOf(call: Call, form: LogForm): Content {
  return {
    note: form.note,
    subject: form.subject,
    additional: form.additional,
    duration: call.duration,
    ...(call.recordingLink && { recordingLink: call.recordingLink }),
    ...(call.aiNote && { aiNote: call.aiNote }),
    ...(call.transcript && { transcript: call.transcript }),
  };
}

/** A guess of the call's length that is off by this much is put right; s. */
const lengthTolerance = 5;

/** True when the call has something that the CRM was not given. Each update runs every plugin again, so little does not count. */
export function hasLateParts(call: Call, delivered: Content): boolean {
  return (
    (call.recordingLink !== undefined && call.recordingLink !== delivered.recordingLink) ||
    (call.aiNote !== undefined && call.aiNote !== delivered.aiNote) ||
    (call.transcript !== undefined && call.transcript !== delivered.transcript) ||
    Math.abs(call.duration - delivered.duration) > lengthTolerance
  );
}
