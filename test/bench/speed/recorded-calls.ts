import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const transcriptSchema = v.array(v.looseObject({ data: v.record(v.string(), v.unknown()) }));

/** The ids of a whole call in the recording. */
const recordedIds = ['900000077', 'tel-77', 'pc-77', 'CL77'];

/** What was recorded of the call, in its order. */
const ofCall = v
  .parse(
    transcriptSchema,
    JSON.parse(readFileSync(new URL('../../fixtures/dialer-transcript.json', import.meta.url), 'utf8')),
  )
  .map(({ data }) => JSON.stringify(data))
  .filter((text) => recordedIds.some((id) => text.includes(id)));

/**
 * What the dialer said of one call from its first ring to its final record, with ids of its own.
 * @param now when the call is; epoch ms
 */
export function messagesOfCall(index: number, now: number): object[] {
  return ofCall.map((text, place) => {
    const ids = recordedIds.reduce((known, id) => known.replaceAll(id, `${id}${index}`), text);
    const message: object = JSON.parse(ids.replaceAll(/"startTime":\d{13}/g, `"startTime":${now}`));
    return 'requestId' in message ? { ...message, requestId: `bench-${index}-${place}` } : message;
  });
}
