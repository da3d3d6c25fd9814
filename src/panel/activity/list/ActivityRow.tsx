import type { ActivityLine } from '../../../core/activity/activity-line';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { Tag } from '../../ui/Tag';
import { fateTag } from '../activity-words';
import { iconOf, whatLine, whoOf } from '../../shared/activity-line-words';
import { useLeftToServer } from '../../shared/left-to-server';
import { useOwnerKey } from '../../shared/use-owner-key';
import { useCrmOf } from '../use-crm-of';
import { useRowNumber } from './RowNumber';

/** An activity and its state; a press opens its log, one on its button what can be done with the number. */
export function ActivityRow({ line }: { line: ActivityLine }) {
  const language = usePanel((state) => state.language);
  const { tone, text } = fateTag(line, useOwnerKey(), useLeftToServer()(line));
  const crm = useCrmOf(line);
  const { toggle, actions } = useRowNumber(line);
  const what = whatLine(line, language);
  // Settled in another CRM: the tag alone would seem to refer to the connected one.
  const isElsewhere = !crm.isHere && crm.name !== '' && line.fate !== 'todo' && line.fate !== 'waiting';
  return (
    <Row
      title={whoOf(line)}
      text={isElsewhere ? `${what} · ${crm.name}` : what}
      lead={<IconTile icon={iconOf(line.kind)} />}
      trail={
        <>
          <Tag tone={tone}>{text}</Tag>
          {toggle}
        </>
      }
      href={hashOf({ screen: 'log', activityId: line.id })}
    >
      {actions}
    </Row>
  );
}
