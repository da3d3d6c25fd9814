import { ownerKey } from '../../../core/crm/account';
import { iconOf, whatLine, whoOf } from '../../activity/activity-words';
import { usePanel } from '../../app/store';
import { IconTile } from '../../ui/IconTile';
import { ListHeading } from '../../ui/ListHeading';
import { Row } from '../../ui/Row';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';

/** Activities recorded while no CRM is connected: none of them is lost. */
export function KeptActivities() {
  const language = usePanel((state) => state.language);
  const account = usePanel(({ identity }) => identity && ownerKey(identity, null));
  const newest = usePanel((state) => state.newestLines);
  const kept = newest?.filter((line) => line.account === account) ?? [];
  if (kept.length === 0) return null;
  return (
    <section aria-label={say('kept_title')}>
      <ListHeading>{say('kept_title')}</ListHeading>
      <ul>
        {kept.map((line) => (
          <Row
            key={line.id}
            title={whoOf(line)}
            text={whatLine(line, language)}
            lead={<IconTile icon={iconOf(line.kind)} />}
            trail={<Tag>{say('kept_tag')}</Tag>}
          />
        ))}
      </ul>
    </section>
  );
}
