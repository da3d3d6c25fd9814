import { logDetails } from './log-detail';
import type { LogFacts, LogWriting } from './log-writing';
import { withPassage } from './passage';

/**
 * The text that an App Connect server writes into the CRM for a call (core 1.7.41 lib/callLogComposer.js:28), before
 * plugins and the connector have their part. Held against the servers' own code by
 * test/unit/core/activity/composed-log.
 * @param before the log as the CRM has it, for an update
 */
export function composeLog(facts: LogFacts, writing: LogWriting, before = ''): string {
  return logDetails
    .filter(({ key, isOn }) => Boolean(writing.stored[key] ?? isOn))
    .map(({ passage }) => passage(facts, writing))
    .reduce((body, passage) => (passage ? withPassage(body, passage) : body), before);
}
