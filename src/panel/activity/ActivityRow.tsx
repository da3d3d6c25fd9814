import type { Activity } from '../../core/activity';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { IconTile } from '../ui/IconTile';
import { Row } from '../ui/Row';
import { Tag } from '../ui/Tag';
import { callLine, fateTag, whoOf } from './activity-words';

/** A call and its fate; a press opens its log. */
export function ActivityRow({ activity }: { activity: Activity }) {
  const language = usePanel((state) => state.language);
  const { tone, text } = fateTag(activity);
  return (
    <Row
      title={whoOf(activity)}
      text={callLine(activity.call, language)}
      lead={<IconTile icon="phone" />}
      trail={<Tag tone={tone}>{text}</Tag>}
      href={hashOf({ screen: 'log', activityId: activity.id })}
    />
  );
}
