import { readFileSync } from 'node:fs';
import { isObject, listAt, objectAt, textAt, type JsonObject } from '../../stack/dialer/json.js';

/** What the real widget (Embeddable 2.3.1) sent in one session, in its order. */
export function readRecordedMessages(): JsonObject[] {
  const file = new URL('../../fixtures/dialer-transcript.json', import.meta.url);
  const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return listAt({ entries }, 'entries')
    .map((entry) => objectAt(entry, 'data'))
    .filter((message) => textAt(message, 'type') !== 'HOST-REGISTERED');
}

/** A page that the host of that session had sent, as it came back in an input event. */
export function findRecordedPage(path: string): JsonObject {
  const request = readRecordedMessages().find((message) => textAt(message, 'path') === path);
  const page = objectAt(objectAt(request, 'body'), 'page');
  if (!isObject(page['schema'])) throw new Error(`No page recorded for ${path}`);
  return page;
}
