import type { SettingTable, ValuesOf } from './setting-table';

/**
 * What a call's log says, as the server's log composer decides it: it reads the person's own record alone, and these
 * values apply where that has none (core 1.7.41 lib/callLogComposer.js:39). App Connect's own client shows
 * `addCallLogContactNumber` as on, which the log is not.
 */
export const logDetailTable = {
  addCallLogNote: [true],
  addCallSessionId: [false],
  addRingCentralUserName: [false],
  addRingCentralNumber: [false],
  addCallLogSubject: [true],
  addCallLogContactNumber: [false],
  addCallLogDateTime: [true],
  /** Any format of moment.js; `logDateFormats` are those that are offered. */
  logDateFormat: ['YYYY-MM-DD hh:mm:ss A'],
  addCallLogDuration: [true],
  addCallLogResult: [true],
  addCallLogRecording: [true],
  addCallLogAiNote: [true],
  addCallLogTranscript: [true],
  addCallLogRingSenseRecordingTranscript: [true],
  addCallLogRingSenseRecordingSummary: [true],
  addCallLogRingSenseRecordingAIScore: [true],
  addCallLogRingSenseRecordingBulletedSummary: [true],
  addCallLogRingSenseRecordingLink: [true],
  addCallLogLegs: [true],
} as const satisfies SettingTable;

export type LogDetails = ValuesOf<typeof logDetailTable>;
export type LogDetailKey = keyof LogDetails;

export function isLogDetailKey(key: string): key is LogDetailKey {
  return Object.hasOwn(logDetailTable, key);
}

export const logDetailKeys: readonly LogDetailKey[] = /* @__PURE__ */ keysOfTable();

function keysOfTable(): LogDetailKey[] {
  return Object.keys(logDetailTable).filter(isLogDetailKey);
}

/** These are the admin's alone; App Connect's own client shows them to nobody else. */
export const adminLogDetailKeys: readonly LogDetailKey[] = [
  'addCallLogRingSenseRecordingTranscript',
  'addCallLogRingSenseRecordingSummary',
  'addCallLogRingSenseRecordingAIScore',
  'addCallLogRingSenseRecordingBulletedSummary',
  'addCallLogRingSenseRecordingLink',
  'addCallLogLegs',
];

export const logDateFormats = [
  'YYYY-MM-DD hh:mm:ss A',
  'YYYY-MM-DD HH:mm:ss',
  'MM/DD/YYYY hh:mm:ss A',
  'MM/DD/YYYY HH:mm:ss',
  'DD/MM/YYYY hh:mm:ss A',
  'DD/MM/YYYY HH:mm:ss',
] as const;
