import { ProblemNotice } from '../../shared/ProblemNotice';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { FormField } from '../../ui/FormField';
import { Fields } from '../../ui/Fields';
import { SmallText } from '../../ui/SmallText';
import { Toggle } from '../../ui/Toggle';
import { useLoggedByServer, useLoggingInDoubt } from '../../shared/server-logged';
import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { useManaged } from './managed';
import { LockedSettings, type LockedSetting } from '../own/LockedSettings';
import { useOwnSettings } from '../own/use-own-settings';

/** With the names that they have everywhere (panel/settings/setting-words.ts). */
const kinds = [
  'autoLogCall',
  'autoLogSMS',
  'autoLogVoicemail',
  'autoLogInboundFax',
  'autoLogOutboundFax',
] as const;

/** What is logged automatically; everything else about logging has screens of its own. */
export function LoggingCard() {
  const { settings, last, choose, follow } = useOwnSettings();
  const byServer = useLoggedByServer();
  const inDoubt = useLoggingInDoubt();
  const managed = useManaged();
  const isServers = (key: (typeof kinds)[number]) => key === 'autoLogCall' && byServer;
  const locked = kinds.flatMap((key): LockedSetting[] => {
    const { lock } = managed(key);
    const value = say(settings[key] ? 'value_on' : 'value_off');
    return lock === undefined || isServers(key) ? [] : [{ key, title: say(`setting_${key}`), value, lock }];
  });
  const open = kinds.filter((kind) => !locked.some(({ key }) => key === kind));
  return (
    <Card title={say('setting_group_logging')} icon="list">
      <Fields>
        {open.map((key) => {
          const { hint, isOwnChoice } = managed(key);
          return (
            <FormField
              key={key}
              label={say(`setting_${key}`)}
              inline
              hint={hint}
              lock={isServers(key) ? say(inDoubt ? 'rules_by_server_doubt' : 'rules_by_server') : undefined}
              action={
                isOwnChoice && (
                  <Button variant="text" size="small" onClick={() => void follow(key)}>
                    {say('config_use_default')}
                  </Button>
                )
              }
            >
              {(control) => (
                <Toggle
                  {...control}
                  disabled={isServers(key)}
                  checked={settings[key] && !isServers(key)}
                  onChange={(event) => void choose(key, event.target.checked)}
                />
              )}
            </FormField>
          );
        })}
        <LockedSettings settings={locked} />
        <SmallText>
          <a href={hashOf({ screen: 'setting_group', group: 'logging' })}>{say('settings_logging_more')}</a>
        </SmallText>
      </Fields>
      {last?.problem && <ProblemNotice problem={last.problem} kept={say('rules_as_before')} />}
    </Card>
  );
}
