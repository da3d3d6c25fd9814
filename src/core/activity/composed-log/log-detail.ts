import type { LogDetailKey } from '../../settings/log-detail';
import { notePassage } from './agent-note';
import { blockPassage } from './log-block';
import { journeyOf } from './call-journey';
import { dateWords, readDateFormat } from './date-words';
import { durationWords } from './duration-words';
import { analysedLinkPassage, linePassage, linkPassage, pending, type LogLine } from './log-line';
import type { LogFacts, LogParty, LogWriting } from './log-writing';
import type { Passage } from './passage';

/** A part of a log that a switch turns on. */
export interface LogDetail {
  /** Key of its switch. */
  readonly key: LogDetailKey;
  /** Whether the server writes it where no switch is stored. */
  readonly isOn: boolean;
  /** `undefined` where the request says nothing about it. */
  readonly passage: (facts: LogFacts, writing: LogWriting) => Passage | undefined;
}

/** In the order in which the server writes them. */
export const logDetails: readonly LogDetail[] = [
  on('addCallLogNote', ({ note }, { format }) => (note ? notePassage(note, format) : undefined)),
  off('addCallSessionId', (facts, writing) => line({ label: 'Session Id', value: facts.sessionId }, writing)),
  off('addRingCentralUserName', (facts, writing) =>
    line(
      {
        label: 'RingCentral user name',
        value: ownParty(facts)?.name,
        anyCase: true,
        onlyOver: pending,
      },
      writing,
    ),
  ),
  off('addRingCentralNumber', (facts, writing) => {
    const number = ownParty(facts)?.phoneNumber;
    // The extension of the other party: so the server has it.
    const extension = (facts.direction === 'Inbound' ? facts.from : facts.to)?.extensionNumber ?? '';
    const value = number && `${number} ${extension}`;
    return line({ label: 'RingCentral number and extension', value, anyCase: true }, writing);
  }),
  on('addCallLogSubject', ({ subject }, writing) => line({ label: 'Summary', value: subject }, writing)),
  off('addCallLogContactNumber', ({ direction, contactNumber }, writing) => {
    const htmlLabel = `${direction === 'Outbound' ? 'Recipient' : 'Caller'} phone number`;
    return line({ label: 'Contact Number', htmlLabel, value: contactNumber, plain: 'breaking' }, writing);
  }),
  on('addCallLogDateTime', ({ startTime }, writing) => {
    const format = readDateFormat(writing.stored['logDateFormat']);
    if (!startTime || !format) return undefined;
    const value = dateWords(startTime, writing.offsetAt(startTime), format);
    return line({ label: 'Date/Time', htmlLabel: 'Date/time', value, plain: 'whole' }, writing);
  }),
  on('addCallLogDuration', ({ duration }, writing) => {
    const value = duration === undefined ? undefined : durationWords(duration, writing.generation);
    return line({ label: 'Duration', value, plain: 'unhyphenated' }, writing);
  }),
  on('addCallLogResult', ({ result }, writing) =>
    line({ label: 'Result', value: result, plain: 'unhyphenated' }, writing),
  ),
  on('addCallLogRecording', ({ recordingLink: address }, { format }) =>
    address ? linkPassage({ label: 'Call recording link', address }, format) : undefined,
  ),
  on('addCallLogRecording', ({ voicemailLink: address }, { format, generation }) =>
    address && generation === 'callback'
      ? linkPassage({ label: 'Voicemail recording link', address }, format)
      : undefined,
  ),
  on('addCallLogAiNote', ({ aiNote: text }, { format }) => {
    if (!text) return undefined;
    const trimmedIn = ['text/html', 'text/markdown', 'text/plain'] as const;
    return blockPassage({ label: 'AI Note', text, after: '<br>', trimmedIn }, format);
  }),
  on('addCallLogTranscript', ({ transcript: text }, { format }) =>
    text ? blockPassage({ label: 'Transcript', text, after: '<br>' }, format) : undefined,
  ),
  on('addCallLogRingSenseRecordingTranscript', ({ aceTranscript: text }, { format, generation }) => {
    if (!text) return undefined;
    const trimmedIn = ['text/html', 'text/markdown', 'text/plain'] as const;
    return blockPassage({ label: `${analysis(generation)} transcript`, text, trimmedIn }, format);
  }),
  on('addCallLogRingSenseRecordingSummary', ({ aceSummary: text }, { format, generation }) =>
    text
      ? blockPassage({ label: `${analysis(generation)} summary`, text, trimmedIn: ['text/html'] }, format)
      : undefined,
  ),
  on('addCallLogRingSenseRecordingAIScore', ({ aceScore: value }, writing) =>
    line({ label: 'Call score', value, plain: 'untagged' }, writing),
  ),
  on('addCallLogRingSenseRecordingBulletedSummary', (facts, { format, generation }) => {
    const { aceBulletedSummary: text } = facts;
    const label = `${analysis(generation)} bulleted summary`;
    if (!text) return undefined;
    return blockPassage({ label, text, trimmedIn: ['text/html'], knownByFirstLine: true }, format);
  }),
  on('addCallLogRingSenseRecordingLink', ({ aceLink: address }, { format, generation }) =>
    address
      ? analysedLinkPassage({ label: `${analysis(generation)} recording link`, address }, format)
      : undefined,
  ),
  on('addCallLogLegs', ({ legs = [] }, { format }) => {
    if (legs.length === 0) return undefined;
    const text = journeyOf(legs);
    return blockPassage({ label: 'Call journey', text, end: '--- JOURNEY END', before: '' }, format);
  }),
];

function on(key: LogDetailKey, passage: LogDetail['passage']): LogDetail {
  return { key, isOn: true, passage };
}

function off(key: LogDetailKey, passage: LogDetail['passage']): LogDetail {
  return { key, isOn: false, passage };
}

/** Nothing without a value. */
function line(
  { value, ...line }: Omit<LogLine, 'value'> & { readonly value: string | undefined },
  { format }: LogWriting,
): Passage | undefined {
  return value ? linePassage({ ...line, value }, format) : undefined;
}

/** The person who logs. */
function ownParty({ direction, from, to }: LogFacts): LogParty | undefined {
  return direction === 'Inbound' ? to : from;
}

/** What RingCentral calls its analysis of a recording; earlier servers have its earlier name. */
function analysis(generation: LogWriting['generation']): string {
  return generation === 'polling' ? 'RingSense' : 'ACE';
}
