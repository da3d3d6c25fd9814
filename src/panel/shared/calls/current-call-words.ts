import { counterpart, counterpartNumber } from '../../../core/activity/call';
import { inUrgency, type CurrentCall } from '../../../core/activity/current-call';
import { say } from '../../app/words';
import { sayNumber, sayParty } from '../activity-line-words';
import { clockOf } from '../time-words';

/** The other party: the only contact, else who of several it may be, else the number with the caller id as a hint. */
export function whoCalls({ call, names }: CurrentCall): string {
  const [name, ...others] = names;
  if (name === undefined) return sayParty(counterpart(call));
  return others.length > 0 ? say('dialer_pop_several', names.join(', ')) : name;
}

/** The number, where who calls is known by a name; '' otherwise. */
export function numberBeside({ call, names }: CurrentCall): string {
  return names.length > 0 ? sayNumber(counterpartNumber(call)) : '';
}

/** How far the call is: it rings, is on hold, or the time for which it has been on. */
export function sayProgress(
  { call, status, isHeld, connectedAt }: CurrentCall,
  now: number,
): { readonly text: string; readonly isTime: boolean } {
  if (status === 'ringing')
    return { text: say(call.direction === 'Inbound' ? 'call_rings' : 'call_calling'), isTime: false };
  const time = clockOf(Math.max(0, Math.floor((now - (connectedAt ?? now)) / 1000)));
  return isHeld ? { text: `${say('call_held')} · ${time}`, isTime: true } : { text: time, isTime: true };
}

/** What is said when a call begins, is answered or is put on hold; never each second. */
export function sayStep(current: CurrentCall): string {
  const { call, status, isHeld } = current;
  const who = whoCalls(current);
  if (status === 'ringing') return say(call.direction === 'Inbound' ? 'call_from' : 'call_to', who);
  return say(isHeld ? 'call_with_held' : 'call_with', who);
}

/** The one that asks for the person first, and how many others there are. */
export function firstOf(calls: readonly CurrentCall[]): { first: CurrentCall | undefined; others: number } {
  return { first: inUrgency(calls)[0], others: Math.max(0, calls.length - 1) };
}
