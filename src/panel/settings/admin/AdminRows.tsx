import type { ReactNode } from 'react';
import { pluginAbout } from '../../../core/plugins/agreement-write';
import { isOverwritten } from '../../../core/plugins/admin-difference';
import type { AdminWrite } from '../../../core/plugins/admin-write';
import { hashOf, type Route } from '../../app/route';
import { usePanel } from '../../app/store';
import { Icon, type IconName } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { Tag } from '../../ui/Tag';
import { say, sayCount } from '../../app/words';

/** Links to what an admin sets for everybody. */
export function AdminRows() {
  return (
    <ul aria-label={say('admin_places')}>
      <PluginsRow />
      <SettingsRow />
      <AdminRow
        icon="list"
        title={say('server_logging_title')}
        text={say('server_logging_row_help')}
        route={{ screen: 'admin_server_logging' }}
      />
      <AdminRow
        icon="person"
        title={say('mapping_title')}
        text={say('mapping_row_help')}
        route={{ screen: 'admin_user_mapping' }}
      />
      <AdminRow
        icon="lock"
        title={say('managed_title')}
        text={say('managed_row_help')}
        route={{ screen: 'admin_sign_in' }}
      />
      <AdminRow
        icon="refresh"
        title={say('differences_title')}
        text={say('differences_row_help')}
        route={{ screen: 'admin_differences' }}
      />
      <AdminRow
        icon="up"
        title={say('transfer_title')}
        text={say('transfer_row_help')}
        route={{ screen: 'admin_transfer' }}
      />
    </ul>
  );
}

function PluginsRow() {
  const installed = usePanel((state) => state.installedPlugins.plugins.length);
  const broken = usePanel(
    (state) => Object.values(state.installations).filter((one) => one.state === 'needs_repair').length,
  );
  const overwritten = usePanel(
    (state) =>
      Object.values(state.adminWrites).filter((write) => isOverwritten(write) && pluginAbout(write)).length,
  );
  return (
    <AdminRow
      icon="plug"
      title={say('catalog_title')}
      text={say('settings_admin_plugins_help')}
      route={{ screen: 'admin_plugins' }}
    >
      {(installed > 0 || broken > 0 || overwritten > 0) && (
        <>
          {installed > 0 && <Tag tone="ok">{sayCount('settings_installed', installed)}</Tag>}
          {overwritten > 0 && <Tag tone="bad">{say('tag_overwritten')}</Tag>}
          {broken > 0 && <Tag tone="bad">{sayCount('badge_repair', broken)}</Tag>}
        </>
      )}
    </AdminRow>
  );
}

function SettingsRow() {
  const isTold = usePanel((state) =>
    Object.values(state.adminWrites).some(
      (write) => isOverwritten(write) && pluginAbout(write) === undefined && isSetting(write),
    ),
  );
  return (
    <AdminRow
      icon="sliders"
      title={say('admin_settings_title')}
      text={say('admin_settings_help')}
      route={{ screen: 'admin_settings' }}
    >
      {isTold && <Tag tone="bad">{say('tag_overwritten')}</Tag>}
    </AdminRow>
  );
}

/** Other records of the account have no `value`, and a screen of their own. */
function isSetting({ written, conflict }: AdminWrite): boolean {
  return 'value' in (written ?? conflict?.theirs ?? {});
}

interface AdminRowProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly route: Route;
  readonly children?: ReactNode;
}

function AdminRow({ icon, title, text, route, children }: AdminRowProps) {
  return (
    <Row
      lead={<IconTile icon={icon} tone="accent" />}
      title={title}
      text={text}
      href={hashOf(route)}
      trail={<Icon name="forward" />}
    >
      {children}
    </Row>
  );
}
