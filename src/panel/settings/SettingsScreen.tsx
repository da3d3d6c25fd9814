import { browser } from '../../platform/browser';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { Row } from '../ui/Row';
import { Screen } from '../ui/Screen';
import { Icon } from '../ui/Icon';
import { IconTile } from '../ui/IconTile';
import { Section } from '../ui/Section';
import { Tag } from '../ui/Tag';
import { ClientIdForm } from '../welcome/ClientIdForm';
import { say, sayCount } from '../words';
import { AccountCard } from './AccountCard';
import { AppearanceCard } from './AppearanceCard';
import { ConnectionCard } from './ConnectionCard';
import { LoggingCard } from './LoggingCard';
import { NoticesCard } from './NoticesCard';

export function SettingsScreen() {
  return (
    <Screen title={say('tab_settings')}>
      <Section>
        <AccountCard />
        <ConnectionCard />
        <LoggingCard />
      </Section>
      <AdminRows />
      <Section>
        <AppearanceCard />
        <NoticesCard />
        <ClientIdForm />
        <p className="settings-version">{say('settings_version', browser.runtime.getManifest().version)}</p>
      </Section>
    </Screen>
  );
}

function AdminRows() {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const installed = usePanel((state) => state.installedPlugins.plugins.length);
  const broken = usePanel(
    (state) => Object.values(state.installations).filter((one) => one.state === 'needs_repair').length,
  );
  const overwritten = usePanel(
    (state) => Object.values(state.adminWrites).filter((write) => write.conflict).length,
  );
  return (
    <ul className="settings-admin" aria-label={say('settings_admin')}>
      <Row
        lead={<IconTile icon="plug" tone={isAdmin ? 'accent' : 'plain'} />}
        title={say('settings_admin_plugins')}
        text={isAdmin ? say('settings_admin_plugins_help') : say('settings_admin_only')}
        href={isAdmin ? hashOf({ screen: 'admin_plugins' }) : undefined}
        trail={<Icon name={isAdmin ? 'forward' : 'lock'} />}
      >
        {(installed > 0 || broken > 0 || overwritten > 0) && (
          <>
            {installed > 0 && <Tag tone="ok">{sayCount('settings_installed', installed)}</Tag>}
            {overwritten > 0 && <Tag tone="bad">{say('tag_overwritten')}</Tag>}
            {broken > 0 && <Tag tone="bad">{sayCount('badge_repair', broken)}</Tag>}
          </>
        )}
      </Row>
    </ul>
  );
}
