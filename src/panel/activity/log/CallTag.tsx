import type { Activity } from '../../../core/activity/activity';
import { lineOf } from '../../../core/activity/activity-line';
import { Tag, type Tone } from '../../ui/Tag';
import { say, sayCount } from '../../app/words';
import { outcomeOf } from '../activity-words';
import { clockOf } from '../../shared/time-words';

const tones: { readonly [outcome in ReturnType<typeof outcomeOf>]: Tone } = {
  live: 'accent',
  answered: 'ok',
  missed: 'plain',
  unanswered: 'plain',
  over: 'plain',
};

/** How the call went, or the number of messages, in the log's header. */
export function CallTag({ activity }: { activity: Activity }) {
  const line = lineOf(activity);
  if (line.kind === 'sms') return <Tag>{sayCount('messages', line.messages)}</Tag>;
  if (line.kind !== 'call') return <Tag>{say(`kind_${line.kind}`)}</Tag>;
  const outcome = outcomeOf(line);
  const text = outcome === 'answered' ? say('call_ended', clockOf(line.duration)) : say(`call_${outcome}`);
  return <Tag tone={tones[outcome]}>{text}</Tag>;
}
