import type { DescribedKey } from '../../../core/settings/setting-groups';
import { unmetNeed, type SettingFacts } from '../../../core/settings/setting-need';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useLoggingInDoubt } from '../../shared/server-logged';
import { Button } from '../../ui/Button';
import { FormField } from '../../ui/FormField';
import type { ConnectorFacts } from '../connector-facts';
import { needWords, settingHelp, settingTitle } from '../setting-words';
import type { OwnSettingState } from './own-setting';
import { isSwitch, SettingControl } from './SettingControl';
import type { OwnSettings } from './use-own-settings';

interface OwnSettingFieldProps {
  readonly setting: DescribedKey;
  readonly own: OwnSettings;
  readonly state: OwnSettingState;
  readonly facts: SettingFacts;
  readonly contactTypes?: ConnectorFacts['contactTypes'];
}

/** One setting for its person: control, what it does, where its value comes from, and why it cannot be changed. */
export function OwnSettingField(props: OwnSettingFieldProps) {
  const { setting, own, state, facts, contactTypes = [] } = props;
  const crmName = usePanel((panel) => panel.connection?.connectorName ?? '');
  const inDoubt = useLoggingInDoubt();
  const need = unmetNeed(setting, facts);
  const isServers = need === 'noServerLogging';
  const isFixed = state.lock !== undefined;
  const reason = need && (isServers && inDoubt ? say('rules_by_server_doubt') : needWords(need, crmName));
  const problem = own.last?.key === setting ? own.last.problem : undefined;
  const hints = [settingHelp(setting), isServers || isFixed ? '' : reason, isFixed ? '' : state.origin];
  const shown = hints.filter(Boolean);
  return (
    <>
      <FormField
        id={idOfSetting(setting)}
        label={settingTitle(setting)}
        inline={isSwitch(setting)}
        lock={isServers ? reason : state.lock}
        hint={
          shown.length > 0 &&
          shown.map((words) => (
            <span key={words} className="own-setting-line">
              {words}
            </span>
          ))
        }
        action={
          state.isOwnChoice && (
            <Button
              variant="text"
              size="small"
              aria-label={say('setting_follow', settingTitle(setting))}
              onClick={() => void own.follow(setting)}
            >
              {say('config_use_default')}
            </Button>
          )
        }
      >
        {(control) => (
          <SettingControl
            setting={setting}
            control={control}
            value={isServers ? false : own.settings[setting]}
            disabled={isFixed || need !== undefined}
            contactTypes={contactTypes}
            onChoose={(value) => own.choose(setting, value)}
          />
        )}
      </FormField>
      {problem && <ProblemNotice problem={problem} kept={say('rules_as_before')} />}
    </>
  );
}

/** By which a search leads to the control. */
export function idOfSetting(key: DescribedKey): string {
  return `setting_${key}`;
}
