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

type What = Pick<ActivityLine, 'kind' | 'startedAt' | 'duration' | 'direction' | 'messages' | 'result'>;

/** "10:42 · 1 min · Inbound", "09:20 · 4 messages", "09:12 · Fax · Outbound". */
export function whatLine(line: What, language: Language): string {
  const time = sayTime(line.startedAt, language);
  const direction = say(line.direction === 'Inbound' ? 'call_inbound' : 'call_outbound');
  switch (line.kind) {
    case 'call':
      return [time, sayLength(line), direction].join(' · ');
    case 'sms':
      return [time, sayCount('messages', line.messages)].join(' · ');
    case 'voicemail':
      return [time, say('kind_voicemail')].join(' · ');
    case 'fax':
      return [time, say('kind_fax'), direction].join(' · ');
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

const icons: { readonly [kind in ActivityKind]: IconName } = {
  call: 'phone',
  sms: 'message',
  voicemail: 'voicemail',
  fax: 'fax',
};

export function iconOf(kind: ActivityKind): IconName {
  return icons[kind];
}
