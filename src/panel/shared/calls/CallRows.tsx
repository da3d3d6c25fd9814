import { inUrgency, type CurrentCall } from '../../../core/activity/current-call';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { Tag } from '../../ui/Tag';
import { useNow } from '../use-now';
import { numberBeside, sayProgress, whoCalls } from './current-call-words';
import { useNotesOf } from './use-notes-of';

/** The calls that ring or are on, above those that are over; a press opens the form, which can be written already. */
export function CallRows() {
  const calls = usePanel((state) => state.currentCalls.calls);
  return (
    <ul aria-label={say('calls_current')}>
      {inUrgency(calls).map((current) => (
        <CallRow key={current.call.sessionId} current={current} />
      ))}
    </ul>
  );
}

function CallRow({ current }: { current: CurrentCall }) {
  const now = useNow(1000);
  const notesOf = useNotesOf();
  const { call, status, isHeld } = current;
  const isRinging = status === 'ringing';
  const state = isHeld ? say('call_held') : say('call_live');
  const { text } = sayProgress({ ...current, isHeld: false }, now);
  const direction = say(call.direction === 'Inbound' ? 'call_inbound' : 'call_outbound');
  return (
    <Row
      isRaised
      title={whoCalls(current)}
      text={[numberBeside(current), isRinging ? '' : text, direction].filter(Boolean).join(' · ')}
      lead={<IconTile icon="phone" tone="accent" />}
      trail={<Tag tone={isRinging ? 'ok' : 'accent'}>{isRinging ? text : state}</Tag>}
      href={notesOf(current) ?? hashOf({ screen: 'dialer' })}
    />
  );
}
