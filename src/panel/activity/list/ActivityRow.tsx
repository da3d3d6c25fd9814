import type { ActivityLine } from '../../../core/activity/activity-line';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { Tag } from '../../ui/Tag';
import { fateTag } from '../activity-words';
import { iconOf, numberBeside, spokenLine, whoOf } from '../../shared/activity-line-words';
import { useLeftToServer } from '../../shared/left-to-server';
import { sayTime } from '../../shared/time-words';
import { useOwnerKey } from '../../shared/use-owner-key';
import { useCrmOf } from '../use-crm-of';
import { useRowNumber } from './RowNumber';
import { WhatLine } from './WhatLine';

/** An activity and its state; a press opens its log, one on its button what can be done with the number. */
export function ActivityRow({ line }: { line: ActivityLine }) {
  const language = usePanel((state) => state.language);
  const { tone, text } = fateTag(line, useOwnerKey(), useLeftToServer()(line));
  const crm = useCrmOf(line);
  const { toggle, actions } = useRowNumber(line);
  // Settled in another CRM: the tag alone would seem to refer to the connected one.
  const isElsewhere = !crm.isHere && crm.name !== '' && line.fate !== 'todo' && line.fate !== 'waiting';
  const place = isElsewhere ? crm.name : '';
  return (
    <Row
      title={whoOf(line)}
      aside={numberBeside(line)}
      text={<WhatLine line={line} place={place} />}
      spoken={spokenLine(line, [sayTime(line.startedAt, language), place, text])}
      lead={<IconTile icon={iconOf(line.kind)} />}
      trail={
        <>
          <span aria-hidden>
            <Tag tone={tone}>{text}</Tag>
          </span>
          {toggle}
        </>
      }
      href={hashOf({ screen: 'log', activityId: line.id })}
    >
      {actions}
    </Row>
  );
}
