import type { ActivityLine } from '../../core/activity-line';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { IconTile } from '../ui/IconTile';
import { Row } from '../ui/Row';
import { Tag } from '../ui/Tag';
import { fateTag, iconOf, whatLine, whoOf } from './activity-words';
import { useAccount } from './use-account';

/** An activity and its fate; a press opens its log. */
export function ActivityRow({ line }: { line: ActivityLine }) {
  const language = usePanel((state) => state.language);
  const { tone, text } = fateTag(line, useAccount());
  return (
    <Row
      title={whoOf(line)}
      text={whatLine(line, language)}
      lead={<IconTile icon={iconOf(line.kind)} />}
      trail={<Tag tone={tone}>{text}</Tag>}
      href={hashOf({ screen: 'log', activityId: line.id })}
    />
  );
}
