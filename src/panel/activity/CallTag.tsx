import type { Activity } from '../../core/activity';
import { lineOf } from '../../core/activity-line';
import { Tag } from '../ui/Tag';
import { say, sayCount } from '../words';
import { isMissed } from './activity-words';
import { clockOf } from './time-words';

const live = new Set(['Ringing', 'CallConnected']);

/** How the call went, or how many messages it is, in the header of its log. */
export function CallTag({ activity }: { activity: Activity }) {
  const line = lineOf(activity);
  if (line.kind !== 'call')
    return <Tag>{line.kind === 'sms' ? sayCount('messages', line.messages) : say(`kind_${line.kind}`)}</Tag>;
  if (live.has(line.result)) return <Tag tone="accent">{say('call_live')}</Tag>;
  if (isMissed(line)) return <Tag>{say('call_missed')}</Tag>;
  if (line.duration === 0) return <Tag>{say('call_unanswered')}</Tag>;
  return <Tag tone="ok">{say('call_ended', clockOf(line.duration))}</Tag>;
}
