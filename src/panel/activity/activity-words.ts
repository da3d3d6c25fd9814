import type { ActivityKind } from '../../core/activity/activity';
import type { ActivityLine } from '../../core/activity/activity-line';
import { needsReconnect, type Problem } from '../../core/basics/problem';
import type { IconName } from '../ui/Icon';
import type { Tone } from '../ui/Tag';
import { say, sayCount, type Language } from '../app/words';
import { crmNameOf } from './crm-name';
import { sayDuration, sayTime } from '../shared/time-words';

type Who = Pick<ActivityLine, 'contactName' | 'party' | 'number' | 'others'>;

/** The other party: as the CRM knows them, as the network names them, or their number; and how many others. */
export function whoOf({ contactName, party, number, others }: Who): string {
  const who = contactName || party.name || sayNumber(number);
  return others > 0 ? say('who_and_others', who, others) : who;
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

const tones: { readonly [fate in ActivityLine['fate']]: Tone } = {
  todo: 'accent',
  waiting: 'wait',
  sending: 'wait',
  asking: 'wait',
  logged: 'ok',
  needs_you: 'bad',
  ignored: 'plain',
};

/** "Waiting for KeyCRM"; '' before any CRM was connected. */
export function sayWaitingFor(crm: string): string {
  return crm === '' ? say('fate_waiting_other') : say('fate_waiting_for', crm);
}

type Fated = Pick<ActivityLine, 'fate' | 'problem' | 'account' | 'crm'>;

/**
 * The state of an activity, as a tag.
 * @param account key of the owner whose activities can proceed now
 * @param isLeft the organisation's server will log it
 */
export function fateTag(line: Fated, account: string, isLeft = false): { tone: Tone; text: string } {
  const { fate, problem, account: own } = line;
  if (isLeft) return { tone: 'plain', text: fateWords(fate, isLeft) };
  const tone = tones[fate];
  if ((fate === 'waiting' || fate === 'todo') && own !== account)
    return { tone, text: sayWaitingFor(crmNameOf(line)) };
  if (fate === 'waiting' && problem?.code === 'offline') return { tone, text: say('fate_waiting_network') };
  if (fate === 'waiting' && problem && needsReconnect(problem))
    return { tone, text: say('fate_waiting_sign_in') };
  return { tone, text: fateWords(fate, isLeft) };
}

export function fateWords(fate: ActivityLine['fate'], isLeft: boolean): string {
  return isLeft ? say('fate_by_server') : say(`fate_${fate}`);
}

/** Why an activity needs a person. The server's own message says most; the title only names the kind of problem. */
export function reasonOf(problem: Problem, crm: string, number = ''): string {
  switch (problem.code) {
    case 'contact_unknown':
      return say('reason_contact_unknown', crm, sayNumber(number));
    case 'contact_ambiguous':
      return say('reason_contact_ambiguous', crm, sayNumber(number));
    case 'field_missing':
      return say('reason_field_missing', crm, (problem.missing ?? []).join(', '));
    case 'messages_blocked':
      return say('problem_messages_blocked_help');
    case 'unclear_outcome':
      return say('reason_unclear', crm);
    case 'already_logged':
      return say('reason_already_logged', crm);
    default:
      return problem.message || say(`problem_${problem.code}_title`, problem.host ?? crm);
  }
}
