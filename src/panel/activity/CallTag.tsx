import type { Call } from '../../core/call';
import { Tag } from '../ui/Tag';
import { say } from '../words';
import { isMissed } from './activity-words';
import { clockOf } from './time-words';

const live = new Set(['Ringing', 'CallConnected']);

/** How the call went, in the header of its log. */
export function CallTag({ call }: { call: Call }) {
  if (live.has(call.result)) return <Tag tone="accent">{say('call_live')}</Tag>;
  if (isMissed(call)) return <Tag>{say('call_missed')}</Tag>;
  if (call.duration === 0) return <Tag>{say('call_unanswered')}</Tag>;
  return <Tag tone="ok">{say('call_ended', clockOf(call.duration))}</Tag>;
}
