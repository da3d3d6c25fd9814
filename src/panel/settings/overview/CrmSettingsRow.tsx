import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Icon } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { say } from '../../app/words';

/** Leads to the connected CRM's settings. */
export function CrmSettingsRow() {
  const crmName = usePanel((state) => state.connection?.connectorName);
  if (crmName === undefined) return null;
  return (
    <Row
      lead={<IconTile icon="sliders" />}
      title={say('crm_settings_row')}
      text={say('crm_settings_row_help', crmName)}
      href={hashOf({ screen: 'crm_settings' })}
      trail={<Icon name="forward" />}
    />
  );
}
