import { useEffect } from 'react';
import {
  isDescribed,
  isSettingGroup,
  keysForUsers,
  type DescribedKey,
  type SettingGroupId,
} from '../../../core/settings/setting-groups';
import { unmetNeed } from '../../../core/settings/setting-need';
import { resolveClientSetting } from '../../../core/settings/client-settings-in-force';
import { browser } from '../../../platform/browser';
import { openTab } from '../../../platform/tab';
import { usePreferenceSources } from '../../app/preferences';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { focusControl } from '../../forms/focus';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Fields } from '../../ui/Fields';
import { Footer } from '../../ui/Footer';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { useConnectorFacts } from '../connector-facts';
import { isFormatKey } from '../numbers/format-words';
import { NumbersGroup } from '../numbers/NumbersGroup';
import { NumberSites } from '../page-numbers/NumberSites';
import { hrefOfGroup } from '../setting-place';
import { groupHelp, groupTitle, settingTitle, settingValue } from '../setting-words';
import { LockedSettings, type LockedSetting } from './LockedSettings';
import { idOfSetting, OwnSettingField } from './OwnSettingField';
import { useOwnSetting } from './own-setting';
import { useOwnSettings, type OwnSettings } from './use-own-settings';
import { useSettingFacts } from './use-setting-facts';
import './own.css';

const back = () => ({ href: hashOf({ screen: 'settings' }), label: say('back') });

/** A person's settings of one group, each saved as it is changed. */
export function SettingGroupScreen({ group, setting = '' }: { group: string; setting?: string }) {
  if (!isSettingGroup(group))
    return (
      <Screen title={say('tab_settings')} back={back()}>
        <EmptyState icon="sliders" title={say('setting_group_none')} />
      </Screen>
    );
  return <SettingGroup group={group} asked={isDescribed(setting) ? setting : undefined} />;
}

function SettingGroup({ group, asked }: { group: SettingGroupId; asked: DescribedKey | undefined }) {
  const own = useOwnSettings();
  const connector = useConnectorFacts();
  const facts = useSettingFacts(own.settings, connector);
  const stateOf = useOwnSetting();
  const sources = usePreferenceSources();
  const keys = keysForUsers(group);
  const locked = keys.flatMap((key): LockedSetting[] => {
    const { lock } = stateOf(key);
    const { value } = resolveClientSetting(key, sources);
    // What the server does instead is said in its place.
    const isServers = unmetNeed(key, facts) === 'noServerLogging';
    return lock === undefined || isServers
      ? []
      : [{ key, title: settingTitle(key), value: settingValue(key, value), lock }];
  });
  const isLocked = (key: string | undefined) => locked.some((one) => one.key === key);
  useEffect(() => {
    if (asked) focusControl(idOfSetting(asked));
  }, [asked]);
  const fields = (
    <Fields>
      {keys
        .filter((key) => !isLocked(key) && !isFormatKey(key))
        .map((key) => (
          <OwnSettingField
            key={key}
            setting={key}
            own={own}
            state={stateOf(key)}
            facts={facts}
            {...(connector && { contactTypes: connector.contactTypes })}
          />
        ))}
      <LockedSettings settings={locked} isOpen={isLocked(asked)} />
    </Fields>
  );
  return (
    <Screen title={groupTitle(group)} back={back()} footer={<SavedFooter own={own} />}>
      <Section>
        {group === 'pages' ? (
          <NumberSites settings={own.settings} />
        ) : (
          <SmallText>{groupHelp(group)}</SmallText>
        )}
        {group === 'numbers' ? (
          <NumbersGroup own={own} stateOf={stateOf}>
            {fields}
          </NumbersGroup>
        ) : (
          fields
        )}
        {group === 'developer' && own.settings.developerMode && <WorkbenchButton />}
        {group === 'logging' && (
          <SmallText>
            <a href={hrefOfGroup('logDetails')}>{groupTitle('logDetails')}</a>
          </SmallText>
        )}
      </Section>
    </Screen>
  );
}

function WorkbenchButton() {
  const address = browser.runtime.getURL(`panel.html${hashOf({ screen: 'workbench' })}`);
  return (
    <Button variant="quiet" onClick={() => void openTab(address)}>
      {say('workbench_open')}
    </Button>
  );
}

/** What became of the last change, and the way back. */
export function SavedFooter({ own: { last, undo } }: { own: OwnSettings }) {
  const isOnline = usePanel((state) => state.isOnline);
  const title = last && settingTitle(last.key);
  const words =
    title === undefined
      ? say(isOnline ? 'setting_saves_at_once' : 'setting_offline')
      : say(last?.problem ? 'setting_not_saved' : 'setting_saved', title);
  return (
    <Footer tone={last === undefined ? 'plain' : last.problem ? 'bad' : 'ok'} consequence={words}>
      {last && !last.problem && (
        <Button variant="quiet" onClick={() => void undo()}>
          {say('saved_undo')}
        </Button>
      )}
    </Footer>
  );
}
