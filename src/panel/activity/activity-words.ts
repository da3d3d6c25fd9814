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
  const duration =
    call.duration > 0 ? sayDuration(call.duration) : say(isMissed(call) ? 'call_missed' : 'call_unanswered');
  return [sayTime(call.startTime, language), duration, sayDirection(call)].join(' · ');
}

export function isMissed(call: Call): boolean {
  return call.direction === 'Inbound' && call.duration === 0;
}

export function sayDirection(call: Call): string {
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
