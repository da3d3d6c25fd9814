import { pluginsInNeed } from '../../../core/plugins/plugin-need';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { Icon } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import './SettingsScreen.css';

/** Leads an admin to everything that is set for everybody, and to the two things that are set most. */
export function AdminRow() {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  return isAdmin ? <Admin /> : null;
}

function Admin() {
  const plugins = usePanel((state) => state.installedPlugins.plugins);
  const installations = usePanel((state) => state.installations);
  const writes = usePanel((state) => state.adminWrites);
  const registrations = usePanel((state) => state.registrations.states);
  const needy = pluginsInNeed({ plugins, installations, writes, registrations }).length;
  return (
    <ul className="settings-admin" aria-label={say('settings_admin')}>
      <Row
        lead={<IconTile icon="shield" tone="accent" />}
        title={say('settings_admin')}
        text={say('settings_admin_help')}
        href={hashOf({ screen: 'admin' })}
        trail={<Icon name="forward" />}
      >
        {needy > 0 && <Tag tone="bad">{sayCount('health_plugins', needy)}</Tag>}
        <SmallText>
          <a href={hashOf({ screen: 'admin_plugins' })}>{say('catalog_title')}</a> ·{' '}
          <a href={hashOf({ screen: 'admin_settings' })}>{say('admin_settings_title')}</a>
        </SmallText>
      </Row>
    </ul>
  );
}
