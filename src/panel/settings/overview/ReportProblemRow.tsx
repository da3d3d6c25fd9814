import { hashOf } from '../../app/route';
import { Icon } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { say } from '../../app/words';

/** Leads to the report of a problem, which is open to everybody. */
export function ReportProblemRow() {
  return (
    <Row
      lead={<IconTile icon="alert" tone="accent" />}
      title={say('report_problem_title')}
      text={say('report_problem_row_help')}
      href={hashOf({ screen: 'report_problem' })}
      trail={<Icon name="forward" />}
    />
  );
}
