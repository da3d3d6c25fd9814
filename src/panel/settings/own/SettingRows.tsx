import { useClientSettings } from '../../app/preferences';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { hasOtherClient } from '../../../core/settings/taken-over';
import { settingGroupIds, type SettingGroupId } from '../../../core/settings/setting-groups';
import { Icon, type IconName } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { CrmSettingsRow } from '../overview/CrmSettingsRow';
import { ReportsRow } from '../overview/ReportsRow';
import { RowList } from '../RowList';
import { hrefOfGroup } from '../setting-place';
import { groupHelp, groupTitle } from '../setting-words';

const icons: { readonly [group in SettingGroupId]: IconName } = {
  logging: 'list',
  contacts: 'person',
  logDetails: 'message',
  callPop: 'external',
  dialer: 'phone',
  numbers: 'find',
  pages: 'link',
  developer: 'window',
};

/** Without the one whose card stands above. */
const groups = settingGroupIds.filter((group) => group !== 'logging');

/** Leads to the groups of a person's settings. */
export function SettingRows() {
  const { showUserReportTab } = useClientSettings();
  const isTakenOver = usePanel((state) => hasOtherClient(state.settingRecords));
  return (
    <RowList label={say('tab_settings')}>
      {groups.map((group) => (
        <Row
          key={group}
          lead={<IconTile icon={icons[group]} tone="accent" />}
          title={groupTitle(group)}
          text={groupHelp(group)}
          href={hrefOfGroup(group)}
          trail={<Icon name="forward" />}
        />
      ))}
      <Row
        lead={<IconTile icon="message" tone="accent" />}
        title={say('templates_title')}
        text={say('templates_row_help')}
        href={hashOf({ screen: 'note_templates' })}
        trail={<Icon name="forward" />}
      />
      <CrmSettingsRow />
      {showUserReportTab && <ReportsRow />}
      {isTakenOver && (
        <Row
          lead={<IconTile icon="refresh" />}
          title={say('taken_over_title')}
          text={say('taken_over_row_help')}
          href={hashOf({ screen: 'taken_over' })}
          trail={<Icon name="forward" />}
        />
      )}
    </RowList>
  );
}
