import { createRequire } from 'node:module';
import type {
  LogFacts,
  LogFormat,
  LogWriting,
} from '../../../../../src/core/activity/composed-log/log-writing';

type Compose = (request: object) => string;

const load = createRequire(import.meta.url);

/** The code by which the servers of each generation compose a log, unmodified. */
const composers: { readonly [generation in LogWriting['generation']]: Compose } = {
  callback: composerOf('app-connect-core-1741/lib/callLogComposer'),
  polling: composerOf('app-connect-core-1722/lib/callLogComposer'),
};

function composerOf(file: string): Compose {
  const loaded: unknown = load(file);
  if (!hasComposer(loaded)) throw new Error(`${file} is not what it was`);
  return loaded.composeCallLog;
}

function hasComposer(value: unknown): value is { composeCallLog: Compose } {
  return typeof value === 'object' && value !== null && 'composeCallLog' in value;
}

export interface ServerSide {
  readonly format: LogFormat;
  readonly generation: LogWriting['generation'];
  readonly stored: LogWriting['stored'];
  readonly timezoneOffset?: string | number | null;
}

/** What the server writes: its handlers hand the request's parts over like this (core 1.7.41 handlers/log.js:552, 829). */
export function writtenByServer(facts: LogFacts, server: ServerSide, existingBody = ''): string {
  const { sessionId, direction, from, to, startTime, duration, result, legs = [], contactNumber } = facts;
  const settings = Object.entries(server.stored).map(([key, value]) => [key, { value }] as const);
  return composers[server.generation]({
    logFormat: server.format,
    existingBody,
    callLog: { sessionId, direction, from, to, startTime, duration, result, legs },
    contactInfo: { phoneNumber: contactNumber },
    user: { userSettings: Object.fromEntries(settings), timezoneOffset: server.timezoneOffset },
    note: facts.note,
    aiNote: facts.aiNote,
    transcript: facts.transcript,
    recordingLink: facts.recordingLink,
    voicemailLink: facts.voicemailLink,
    subject: facts.subject,
    startTime,
    duration,
    result,
    ringSenseTranscript: facts.aceTranscript,
    ringSenseSummary: facts.aceSummary,
    ringSenseAIScore: facts.aceScore,
    ringSenseBulletedSummary: facts.aceBulletedSummary,
    ringSenseLink: facts.aceLink,
  });
}

/** The zone of the process that composes. */
export function ownOffset(at: number): number {
  return -new Date(at).getTimezoneOffset();
}
