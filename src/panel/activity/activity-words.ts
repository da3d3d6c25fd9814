import type { Activity, Fate } from '../../core/activity';
import { counterpart, counterpartNumber, type Call } from '../../core/call';
import { needsReconnect } from '../../core/problem';
import type { Tone } from '../ui/Tag';
import { say, type Language } from '../words';
import { sayDuration, sayTime } from './time-words';

/** The person on the other side: as the CRM knows them, as the network names them, or their number. */
export function whoOf({ call, form }: Pick<Activity, 'call' | 'form'>): string {
  return form?.contact?.name || counterpart(call).name || numberOf(call);
}

export function numberOf(call: Call): string {
  const number = counterpartNumber(call);
  return number === '' ? say('unknown_number') : number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}

/** "10:42 · 1 min · Inbound". */
export function callLine(call: Call, language: Language): string {
  const outcome = outcomeOf(call);
  const length = outcome === 'answered' ? sayDuration(call.duration) : say(`call_${outcome}`);
  return [sayTime(call.startTime, language), length, sayDirection(call)].join(' · ');
}

const liveResults = new Set(['Ringing', 'CallConnected']);
const answeredResults = new Set(['Accepted', 'Call connected']);

/** How a call went, by the result that the dialer or RingCentral's call log gives it; `over` where neither knows. */
export function outcomeOf({
  direction,
  duration,
  result,
}: Call): 'live' | 'answered' | 'missed' | 'unanswered' | 'over' {
  if (liveResults.has(result)) return 'live';
  if (duration > 0 || answeredResults.has(result)) return 'answered';
  if (result === '' || result === 'Disconnected') return 'over';
  return direction === 'Inbound' ? 'missed' : 'unanswered';
}

function sayDirection(call: Call): string {
  return say(call.direction === 'Inbound' ? 'call_inbound' : 'call_outbound');
}

const tones: { readonly [fate in Fate]: Tone } = {
  todo: 'accent',
  waiting: 'wait',
  sending: 'wait',
  asking: 'wait',
  logged: 'ok',
  needs_you: 'bad',
  ignored: 'plain',
};

/** What has become of it, as a tag. */
export function fateTag({ fate, problem }: Pick<Activity, 'fate' | 'problem'>): { tone: Tone; text: string } {
  const tone = tones[fate];
  if (fate === 'waiting' && problem?.code === 'offline') return { tone, text: say('fate_waiting_network') };
  if (fate === 'waiting' && problem && needsReconnect(problem))
    return { tone, text: say('fate_waiting_sign_in') };
  return { tone, text: say(`fate_${fate}`) };
}
