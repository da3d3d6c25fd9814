import { hashOf } from '../../app/route';
import { Icon } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { say } from '../../app/words';

/** Leads to the reports, which are open to everybody. */
export function ReportsRow() {
  return (
    <Row
      lead={<IconTile icon="bars" tone="accent" />}
      title={say('reports_title')}
      text={say('reports_help')}
      href={hashOf({ screen: 'reports' })}
      trail={<Icon name="forward" />}
    />
  );
}
