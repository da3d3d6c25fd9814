import { hashOf } from '../../app/route';
import { Icon } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { say } from '../../app/words';

/** Leads to the list of what went where, which is open to everybody. */
export function PrivacyRow() {
  return (
    <Row
      lead={<IconTile icon="shield" tone="accent" />}
      title={say('privacy_title')}
      text={say('privacy_row_help')}
      href={hashOf({ screen: 'privacy' })}
      trail={<Icon name="forward" />}
    />
  );
}
