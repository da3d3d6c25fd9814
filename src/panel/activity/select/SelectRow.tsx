import { memo, useId, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { isSameDay } from '../../../core/basics/local-time';
import { usePanel } from '../../app/store';
import { numberBeside, spokenLine, whoOf } from '../../shared/activity-line-words';
import { useLeftToServer } from '../../shared/left-to-server';
import { sayDay, sayMoment } from '../../shared/time-words';
import { useNow } from '../../shared/use-now';
import { useOwnerKey } from '../../shared/use-owner-key';
import type { ListedProps } from '../../ui/LongList';
import { Row } from '../../ui/Row';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { fateTag } from '../activity-words';
import { WhatLine } from '../list/WhatLine';
import type { SelectionStore } from './selection';
import './select.css';

interface SelectRowProps extends ListedProps {
  readonly line: ActivityLine;
  readonly selection: SelectionStore;
  /** @param isRange all from the one before to this one */
  readonly onToggle: (id: string, isRange: boolean) => void;
  readonly onKey: (event: KeyboardEvent<HTMLInputElement>, index: number) => void;
}

/** An activity that can be selected; a press anywhere on it does. Paints again only for its own sake. */
export const SelectRow = memo(function SelectRow(props: SelectRowProps) {
  const { line, selection, onToggle, onKey, index, count, measure } = props;
  const isSelected = useStore(selection, ({ selected }) => selected.has(line.id));
  const reason = useStore(selection, ({ reasons }) => reasons.get(line.id));
  const language = usePanel((state) => state.language);
  const now = useNow();
  const reasonId = useId();
  const { tone, text } = fateTag(line, useOwnerKey(), useLeftToServer()(line));
  const moment = sayMoment(line.startedAt, now, language);
  return (
    <Row
      ref={measure}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      isRaised={isSelected}
      lead={
        <label className="select-check">
          <input
            type="checkbox"
            checked={isSelected}
            aria-label={spokenLine(line, [moment, text])}
            aria-describedby={reason === undefined ? undefined : reasonId}
            onKeyDown={(event) => onKey(event, index)}
            onChange={({ nativeEvent }) =>
              onToggle(line.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
            }
          />
        </label>
      }
      // The box has it for its name: its parts are for the eye alone.
      spoken=""
      title={<span aria-hidden>{whoOf(line)}</span>}
      aside={[numberBeside(line), isSameDay(line.startedAt, now) ? '' : sayDay(line.startedAt, now, language)]
        .filter(Boolean)
        .join(' · ')}
      text={<WhatLine line={line} />}
      trail={
        <span aria-hidden>
          <Tag tone={tone}>{text}</Tag>
        </span>
      }
    >
      {reason !== undefined && (
        <div id={reasonId} className="select-refused">
          <SmallText tone="bad">{reason}</SmallText>
        </div>
      )}
    </Row>
  );
});
