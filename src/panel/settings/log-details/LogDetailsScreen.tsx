import { useEffect } from 'react';
import { adminLogDetailKeys } from '../../../core/settings/log-detail';
import { isDescribed, settingGroups } from '../../../core/settings/setting-groups';
import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { focusControl } from '../../forms/focus';
import { Fields } from '../../ui/Fields';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { idOfSetting, OwnSettingField } from '../own/OwnSettingField';
import { useOwnSetting } from '../own/own-setting';
import { SavedFooter } from '../own/SettingGroupScreen';
import { useOwnSettings } from '../own/use-own-settings';
import { useSettingFacts } from '../own/use-setting-facts';
import { groupHelp, groupTitle } from '../setting-words';
import { LogPreview } from './LogPreview';
import './log-details.css';

/** Some are the admin's alone, and need what only a server that logs by itself knows. */
const forUsers = settingGroups.logDetails.filter((key) => !adminLogDetailKeys.some((one) => one === key));

/** What a person's logs say: a switch for each line, saved at once, and what comes of them. */
export function LogDetailsScreen({ setting = '' }: { setting?: string }) {
  const own = useOwnSettings();
  const facts = useSettingFacts(own.settings, undefined);
  const stateOf = useOwnSetting();
  useEffect(() => {
    if (isDescribed(setting)) focusControl(idOfSetting(setting));
  }, [setting]);
  return (
    <Screen
      title={groupTitle('logDetails')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
      footer={<SavedFooter own={own} />}
    >
      <div className="log-details">
        <Section>
          <SmallText>{groupHelp('logDetails')}</SmallText>
          <Fields>
            {forUsers.map((key) => (
              <OwnSettingField key={key} setting={key} own={own} state={stateOf(key)} facts={facts} />
            ))}
          </Fields>
        </Section>
        <div className="log-details-preview">
          <LogPreview settings={own.settings} />
        </div>
      </div>
    </Screen>
  );
}
