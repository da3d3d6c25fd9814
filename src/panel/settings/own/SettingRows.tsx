import { useLaterWords } from '../../app/later-words';
import { say } from '../../app/words';
import { settingGroupIds, type SettingGroupId } from '../../../core/settings/setting-groups';
import { Icon, type IconName } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { CrmSettingsRow } from '../overview/CrmSettingsRow';
import { ReportsRow } from '../overview/ReportsRow';
import { hrefOfGroup } from '../setting-place';
import { groupHelp, groupTitle } from '../setting-words';

const icons: { readonly [group in SettingGroupId]: IconName } = {
  logging: 'list',
  contacts: 'person',
  logDetails: 'message',
  callPop: 'external',
  dialer: 'phone',
  numbers: 'find',
};

/** Leads to the groups of a person's settings. */
export function SettingRows() {
  useLaterWords();
  return (
    <ul className="settings-admin" aria-label={say('tab_settings')}>
      {settingGroupIds.map((group) => (
        <Row
          key={group}
          lead={<IconTile icon={icons[group]} tone="accent" />}
          title={groupTitle(group)}
          text={groupHelp(group)}
          href={hrefOfGroup(group)}
          trail={<Icon name="forward" />}
        />
      ))}
      <CrmSettingsRow />
      <ReportsRow />
    </ul>
  );
}
