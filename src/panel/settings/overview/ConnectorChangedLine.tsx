import { ignoreProblem } from '../../../core/basics/problem';
import { useQuery } from '../../shared/request';
import { whenPainted } from '../../shared/when-painted';
import { hashOf } from '../../app/route';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';

/** Says that the connector's manifest differs from what the person relied on; its own screen says how. */
export function ConnectorChangedLine() {
  const { output: isChanged } = useQuery(find, undefined);
  if (!isChanged) return null;
  return (
    <SmallText>
      <Tag tone="wait">{say('connector_changed_line')}</Tag>{' '}
      <a href={hashOf({ screen: 'about_crm' })}>{say('connector_changed_see')}</a>
    </SmallText>
  );
}

/** From what was read last; nobody waits for it. */
async function find(): Promise<boolean> {
  await whenPainted();
  const { findPublishedConnector } = await import('../../../actions/crm/connector-changes');
  const published = await findPublishedConnector().catch(ignoreProblem);
  return published !== undefined && published.changes.length > 0;
}
