import type { LogFacts } from '../../../core/activity/composed-log/log-writing';
import { say } from '../../app/words';

const ada = { name: 'Ada Lovelace', phoneNumber: '+16505550123' };
const grace = { name: 'Grace Hopper', phoneNumber: '+16505550100' };

/** A call that never was, with everything that a log can say; the same each time. */
export function sampleCall(): LogFacts {
  return {
    note: say('log_says_sample_note'),
    sessionId: '160404160404',
    direction: 'Inbound',
    from: ada,
    to: grace,
    subject: say('log_subject_inbound', ada.name),
    contactNumber: ada.phoneNumber,
    // An afternoon, on a day whose number is no month's.
    startTime: new Date(2026, 2, 25, 14, 7, 9).getTime(),
    duration: 187,
    result: 'Accepted',
    recordingLink: 'https://recordings.example/160404',
    aiNote: say('log_says_sample_ai_note'),
    transcript: say('log_says_sample_transcript', ada.name, grace.name),
  };
}

/** The same call where RingCentral analyses recordings and the server logs by itself: only then are these known. */
export function analysedCall(): LogFacts {
  const call = sampleCall();
  return {
    ...call,
    aceTranscript: call.transcript,
    aceSummary: call.aiNote,
    aceScore: '87',
    aceBulletedSummary: say('log_says_sample_bullets'),
    aceLink: 'https://analysis.example/160404',
    legs: [
      {
        direction: 'Inbound',
        duration: 12,
        from: ada,
        to: { name: say('log_says_sample_queue'), extensionNumber: '200' },
      },
      { direction: 'Inbound', duration: 175, from: ada, to: { ...grace, extensionNumber: '101' } },
    ],
  };
}
