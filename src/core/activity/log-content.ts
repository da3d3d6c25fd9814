import * as v from 'valibot';
import { optionalText } from '../basics/schema-parts';
import { objectSchema } from '../basics/shape';
import { textsOf, type Call, type LogInput } from './call';

/** What a request told the CRM; later reports and readings are compared with it. */
export const contentSchema = v.object({
  note: v.string(),
  subject: v.string(),
  additional: objectSchema,
  /** Seconds. */
  duration: v.number(),
  recordingLink: optionalText,
  aiNote: optionalText,
  transcript: optionalText,
});

export type Content = v.InferOutput<typeof contentSchema>;

export function contentOf(call: Call, form: LogInput): Content {
  return {
    note: form.note,
    subject: form.subject,
    additional: form.additional,
    duration: call.duration,
    ...(call.recordingLink && { recordingLink: call.recordingLink }),
    ...textsOf(call),
  };
}

const comesLate = ['recordingLink', 'aiNote', 'transcript'] as const;

/** An estimated duration that is off by at least this much is corrected; seconds. */
const lengthTolerance = 5;

/**
 * True when the call has something that the CRM was not told. Every update runs all plugins again, so small
 * differences do not count.
 */
export function hasLateParts(call: Call, delivered: Content): boolean {
  return (
    comesLate.some((part) => call[part] !== undefined && call[part] !== delivered[part]) ||
    Math.abs(call.duration - delivered.duration) > lengthTolerance
  );
}

/**
 * The call without the texts that its log has. In Markdown, a text reaches to the next heading: written once more, it
 * swallows the lines that came after it (core 1.7.41 lib/callLogComposer.js:578).
 */
export function withoutDeliveredTexts(call: Call, delivered: Content | undefined): Call {
  const isTold = (part: 'aiNote' | 'transcript') => call[part] === delivered?.[part];
  return {
    ...call,
    ...(isTold('aiNote') && { aiNote: undefined }),
    ...(isTold('transcript') && { transcript: undefined }),
  };
}
