import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { Icon } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';

/** Leads to the sites on whose pages numbers are called. */
export function PageNumbersRow() {
  return (
    <Row
      lead={<IconTile icon="phone" tone="accent" />}
      title={say('page_numbers_title')}
      text={say('page_numbers_row_help')}
      href={hashOf({ screen: 'page_numbers' })}
      trail={<Icon name="forward" />}
    />
  );
}
