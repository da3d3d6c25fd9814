import type { Call } from '../../core/call';
import { Tag, type Tone } from '../ui/Tag';
import { say } from '../words';
import { outcomeOf } from './activity-words';
import { clockOf } from './time-words';

const tones: { readonly [outcome in ReturnType<typeof outcomeOf>]: Tone } = {
  live: 'accent',
  answered: 'ok',
  missed: 'plain',
  unanswered: 'plain',
  over: 'plain',
};

/** How the call went, in the header of its log. */
export function CallTag({ call }: { call: Call }) {
  const outcome = outcomeOf(call);
  const text = outcome === 'answered' ? say('call_ended', clockOf(call.duration)) : say(`call_${outcome}`);
  return <Tag tone={tones[outcome]}>{text}</Tag>;
}
