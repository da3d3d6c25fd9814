import { optionsOf, readClientSetting, type ClientSettingKey } from '../../../core/settings/client-setting';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Card } from '../../ui/Card';
import { FormField } from '../../ui/FormField';
import { Fields } from '../../ui/Fields';
import { Select } from '../../ui/Select';
import { Toggle } from '../../ui/Toggle';
import { useLoggedByServer, useLoggingInDoubt } from '../../shared/server-logged';
import { say } from '../../app/words';
import { FollowButton } from './FollowButton';
import { useManaged } from './managed';
import { optionWords } from '../../shared/settings/option-words';
import { useLoggingSettings } from './use-logging-settings';

const kinds = [
  ['autoLogCall', 'rules_call'],
  ['autoLogSMS', 'rules_sms'],
  ['autoLogVoicemail', 'rules_voicemail'],
  ['autoLogInboundFax', 'rules_fax_inbound'],
  ['autoLogOutboundFax', 'rules_fax_outbound'],
] as const;
const choices = [
  ['unknownContactPreference', 'rules_unknown'],
  ['multipleContactsPreference', 'rules_several'],
  ['openContactPageFromIncomingCall', 'rules_open_incoming'],
  ['openContactPageFromOutgoingCall', 'rules_open_outgoing'],
] as const;

/** What is logged automatically, and to whom; when the other party's page opens. */
export function LoggingCard() {
  const { settings, ...save } = useLoggingSettings();
  const byServer = useLoggedByServer();
  const inDoubt = useLoggingInDoubt();
  const managed = useManaged();
  const noteOf = (key: ClientSettingKey) => ({
    lock: managed(key).lock,
    hint: managed(key).hint,
    action: <FollowButton name={key} managed={managed(key)} />,
  });
  return (
    <Card title={say('rules_title')} icon="list">
      <Fields>
        {kinds.map(([key, label]) => {
          const isServers = key === 'autoLogCall' && byServer;
          return (
            <FormField
              key={key}
              label={say(label)}
              inline
              {...noteOf(key)}
              {...(isServers && { lock: say(inDoubt ? 'rules_by_server_doubt' : 'rules_by_server') })}
            >
              {(control) => (
                <Toggle
                  {...control}
                  disabled={managed(key).lock !== undefined || isServers}
                  checked={settings[key] && !isServers}
                  onChange={(event) => void save.run({ [key]: event.target.checked })}
                />
              )}
            </FormField>
          );
        })}
        {choices.map(([key, label]) => (
          <FormField key={key} label={say(label)} {...noteOf(key)}>
            {(control) => (
              <Select
                {...control}
                disabled={managed(key).lock !== undefined}
                value={settings[key]}
                options={optionsOf(key).map((value) => ({ value, label: optionWords(value) }))}
                onChange={(event) => {
                  const value = readClientSetting(key, event.target.value);
                  if (value !== undefined) void save.run({ [key]: value });
                }}
              />
            )}
          </FormField>
        ))}
      </Fields>
      {save.problem && <ProblemNotice problem={save.problem} kept={say('rules_as_before')} />}
    </Card>
  );
}
