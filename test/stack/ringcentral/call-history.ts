import type { Person } from './people';

export interface PlayedCall {
  readonly id: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly result: 'Call connected' | 'Accepted' | 'Missed';
  /** s */
  readonly duration: number;
}

export interface PlayedMessage {
  readonly id: string;
  /** Epoch ms. */
  readonly sentAt: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly type: 'SMS' | 'VoiceMail';
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FIRST_HOUR = 9;
const CALL_SECONDS = 120;

/** What a person did from one moment to another: the same for every asker, a little different each day. */
export function callsOf(person: Person, from: number, to: number): PlayedCall[] {
  return daysOf(from, to)
    .flatMap((day) => callsOfDay(person, day))
    .filter(({ startedAt }) => startedAt >= from && startedAt < to);
}

/** A voicemail a day is among them, as RingCentral's message store has all kinds. */
export function messagesOf(person: Person, from: number, to: number): PlayedMessage[] {
  return daysOf(from, to)
    .flatMap((day) => messagesOfDay(person, day))
    .filter(({ sentAt }) => sentAt >= from && sentAt < to);
}

function daysOf(from: number, to: number): number[] {
  const first = Math.floor(from / DAY_MS);
  return Array.from({ length: Math.max(0, Math.ceil(to / DAY_MS) - first) }, (_, index) => first + index);
}

function callsOfDay(person: Person, day: number): PlayedCall[] {
  const number = Number(person.extensionNumber);
  const inbound = 2 + ((number + day) % 3);
  const outbound = 1 + ((number * 7 + day) % 4);
  return Array.from({ length: inbound + outbound }, (_, index): PlayedCall => {
    const isMissed = index === 0;
    const isInbound = index < inbound;
    return {
      id: `call-${person.id}-${day}-${index}`,
      startedAt: day * DAY_MS + (FIRST_HOUR + index) * HOUR_MS,
      direction: isInbound ? 'Inbound' : 'Outbound',
      result: isMissed ? 'Missed' : isInbound ? 'Accepted' : 'Call connected',
      duration: isMissed ? 0 : CALL_SECONDS,
    };
  });
}

function messagesOfDay(person: Person, day: number): PlayedMessage[] {
  const sent = 1 + ((Number(person.extensionNumber) + day) % 2);
  const message = (index: number, more: Pick<PlayedMessage, 'direction' | 'type'>): PlayedMessage => ({
    id: `message-${person.id}-${day}-${index}`,
    sentAt: day * DAY_MS + (FIRST_HOUR + index) * HOUR_MS,
    ...more,
  });
  return [
    message(0, { direction: 'Inbound', type: 'VoiceMail' }),
    message(1, { direction: 'Inbound', type: 'SMS' }),
    ...Array.from({ length: sent }, (_, index) => message(2 + index, { direction: 'Outbound', type: 'SMS' })),
  ];
}
