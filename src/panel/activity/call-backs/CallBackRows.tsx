import { useId, useState } from 'react';
import { stateOf, timeOf } from '../../../core/activity/call-back';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { sayNumber } from '../../shared/activity-line-words';
import { Button } from '../../ui/Button';
import { Row } from '../../ui/Row';
import { Tag } from '../../ui/Tag';
import { Tags } from '../../ui/Tags';
import { useRows } from '../../ui/painted';
import { CallBackActions } from './CallBackActions';
import { sayCallBack, sayWhen, stateTone } from './call-back-words';
import type { ShownCallBack } from './use-call-backs';

/** How many more rows "Show more" adds. */
const pageSize = 50;

export function CallBackRows({ rows, now }: { rows: readonly ShownCallBack[]; now: number }) {
  const [limit, setLimit] = useState(pageSize);
  const shown = useRows(rows.slice(0, limit));
  return (
    <>
      <ul className="call-back-rows" aria-label={say('call_backs')}>
        {shown.map((row) => (
          <CallBackRow key={row.id} row={row} now={now} />
        ))}
      </ul>
      {rows.length > limit && (
        <div className="call-backs-foot">
          <Button size="small" variant="quiet" onClick={() => setLimit(limit + pageSize)}>
            {say('activity_more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** A press on the name shows what can be done. */
function CallBackRow({ row, now }: { row: ShownCallBack; now: number }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const language = usePanel((state) => state.language);
  const state = stateOf(row, now);
  const time = timeOf(row);
  return (
    <Row
      isRaised={isOpen}
      title={sayCallBack(row)}
      toggle={{ isOpen, controls: id, onToggle: () => setOpen(!isOpen) }}
      text={
        <>
          {row.name !== '' && row.number !== '' && (
            <span className="call-back-line">{sayNumber(row.number)}</span>
          )}
          {row.note !== '' && <span className="call-back-line call-back-note">{row.note}</span>}
          {row.number === '' && <span className="call-back-line">{say('call_back_unknown')}</span>}
        </>
      }
      aside={time === undefined ? undefined : <time>{sayWhen(time, now, language)}</time>}
    >
      <Tags>
        <Tag tone={stateTone[state]}>{say(`call_back_${state}`)}</Tag>
        {row.isWaiting && <Tag tone="wait">{say('call_back_waiting')}</Tag>}
      </Tags>
      <div id={id} className="call-back-actions">
        {isOpen && <CallBackActions row={row} />}
      </div>
    </Row>
  );
}
