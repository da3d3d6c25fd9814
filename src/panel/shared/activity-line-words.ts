import type { ActivityKind } from '../../core/activity/activity';
import { isInternal, numberOfParty, type Party } from '../../core/activity/call';
import type { ActivityLine } from '../../core/activity/activity-line';
import { say, sayCount, type Language } from '../app/words';
import type { IconName } from '../ui/Icon';
import { sayDuration, sayTime } from './time-words';

type Who = Pick<ActivityLine, 'contactName' | 'party' | 'others'>;

/** The other party: as the CRM knows them, else their number; and how many others. */
export function whoOf({ contactName, party, others }: Who): string {
  const who = contactName || sayParty(party);
  return others > 0 ? say('who_and_others', who, others) : who;
}

/** The number, with what the network calls it as a hint beside it; of a colleague the name comes first. */
export function sayParty(party: Party): string {
  const number = sayNumber(numberOfParty(party));
  if (!party.name) return number;
  return (isInternal(party) ? [party.name, number] : [number, party.name]).join(' · ');
}

export function sayNumber(number: string): string {
  return number === '' ? say('unknown_number') : number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}

/** Their number, to stand beside their name; '' where it is the name, or there is none. */
export function numberBeside({ contactName, number }: Pick<ActivityLine, 'contactName' | 'number'>): string {
  return contactName === '' || number === '' ? '' : sayNumber(number);
}

type What = Pick<ActivityLine, 'kind' | 'startedAt' | 'duration' | 'direction' | 'messages' | 'result'>;

/** "10:42 · 1 min · Inbound", "09:20 · 4 messages", "09:12 · Fax · Outbound". */
export function whatLine(line: What, language: Language): string {
  return `${sayTime(line.startedAt, language)} · ${whatItWas(line)}`;
}

/** The same without the time. */
export function whatItWas(line: What): string {
  const direction = say(line.direction === 'Inbound' ? 'call_inbound' : 'call_outbound');
  switch (line.kind) {
    case 'call':
      // The other outcomes say which way it went.
      return outcomeOf(line) === 'missed' ? sayLength(line) : `${sayLength(line)} · ${direction}`;
    case 'sms':
      return sayCount('messages', line.messages);
    case 'voicemail':
      return say('kind_voicemail');
    case 'fax':
      return `${say('kind_fax')} · ${direction}`;
  }
}

function sayLength(line: What): string {
  const outcome = outcomeOf(line);
  return outcome === 'answered' ? sayDuration(line.duration) : say(`call_${outcome}`);
}

const liveResults = new Set(['Ringing', 'CallConnected', 'In Progress']);
const answeredResults = new Set(['Accepted', 'Call connected']);
const openResults = new Set(['', 'Disconnected', 'Unknown']);

/** How a call went, according to the dialer or RingCentral's call log; `over` if neither says. */
export function outcomeOf({
  direction,
  duration,
  result,
}: Pick<What, 'direction' | 'duration' | 'result'>): 'live' | 'answered' | 'missed' | 'unanswered' | 'over' {
  if (liveResults.has(result)) return 'live';
  if (duration > 0 || answeredResults.has(result)) return 'answered';
  if (openResults.has(result)) return 'over';
  return direction === 'Inbound' ? 'missed' : 'unanswered';
}

/** Which way it went, for an arrow; `undefined` for a conversation, which goes both ways. */
export function arrowOf(
  line: Pick<What, 'kind' | 'direction' | 'duration' | 'result'>,
): IconName | undefined {
  if (line.kind === 'sms') return undefined;
  if (line.direction === 'Outbound') return 'callOut';
  return isMissed(line) ? 'callMissed' : 'callIn';
}

export function isMissed(line: Pick<What, 'kind' | 'direction' | 'duration' | 'result'>): boolean {
  return line.kind === 'call' && outcomeOf(line) === 'missed';
}

/** "Missed call from Ada Lovelace, +1 650 555 0123": a line as one would say it. */
export function spokenLine(line: ActivityLine, more: readonly string[]): string {
  const who = whoOf(line).replaceAll(' · ', ', ');
  const outcome = line.kind === 'call' ? outcomeOf(line) : undefined;
  const length = outcome === 'answered' ? sayDuration(line.duration) : '';
  return [sayWhat(line, who), numberBeside(line), length, ...more].filter(Boolean).join(', ');
}

function sayWhat(line: ActivityLine, who: string): string {
  const isOut = line.direction === 'Outbound';
  switch (line.kind) {
    case 'call':
      if (isMissed(line)) return say('spoken_call_missed', who);
      if (outcomeOf(line) === 'unanswered') return say('spoken_call_unanswered', who);
      return say(isOut ? 'spoken_call_outbound' : 'spoken_call_inbound', who);
    case 'fax':
      return say(isOut ? 'spoken_fax_outbound' : 'spoken_fax_inbound', who);
    default:
      return say(`spoken_${line.kind}`, who);
  }
}

const icons: { readonly [kind in ActivityKind]: IconName } = {
  call: 'phone',
  sms: 'message',
  voicemail: 'voicemail',
  fax: 'fax',
};

export function iconOf(kind: ActivityKind): IconName {
  return icons[kind];
}
