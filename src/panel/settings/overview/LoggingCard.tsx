import { activityKinds } from '../../../core/activity/activity';
import { rulesInForce } from '../../../core/settings/logging-rules';
import type { PreferenceName } from '../../../core/settings/panel-preference';
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
import { useLoggingRules } from './use-logging-rules';

const unknown = ['ask', 'create'] as const;
const several = ['ask', 'first', 'recent'] as const;
const open = ['never', 'ring', 'answer'] as const;

/** What is logged automatically, and to whom; when the caller's page opens. */
export function LoggingCard() {
  const { rules: chosen, ...save } = useLoggingRules();
  const byServer = useLoggedByServer();
  const inDoubt = useLoggingInDoubt();
  const rules = rulesInForce(chosen, byServer);
  const managed = useManaged();
  const noteOf = (name: PreferenceName) => ({
    lock: managed(name).lock,
    hint: managed(name).hint,
    action: <FollowButton name={name} managed={managed(name)} />,
  });
  return (
    <Card title={say('rules_title')} icon="list">
      <Fields>
        {activityKinds.map((kind) => (
          <FormField
            key={kind}
            label={say(`rules_${kind}`)}
            inline
            {...noteOf(kind)}
            {...(kind === 'call' &&
              byServer && { lock: say(inDoubt ? 'rules_by_server_doubt' : 'rules_by_server') })}
          >
            {(control) => (
              <Toggle
                {...control}
                disabled={managed(kind).lock !== undefined || (kind === 'call' && byServer)}
                checked={rules[kind]}
                onChange={(event) => void save.run({ [kind]: event.target.checked })}
              />
            )}
          </FormField>
        ))}
        <FormField label={say('rules_unknown')} {...noteOf('unknownContact')}>
          {(control) => (
            <Select
              {...control}
              disabled={managed('unknownContact').lock !== undefined}
              value={rules.unknownContact}
              options={unknown.map((value) => ({ value, label: say(`rules_unknown_${value}`) }))}
              onChange={(event) =>
                void save.run({ unknownContact: event.target.value === 'create' ? 'create' : 'ask' })
              }
            />
          )}
        </FormField>
        <FormField label={say('rules_several')} {...noteOf('severalContacts')}>
          {(control) => (
            <Select
              {...control}
              disabled={managed('severalContacts').lock !== undefined}
              value={rules.severalContacts}
              options={several.map((value) => ({ value, label: say(`rules_several_${value}`) }))}
              onChange={(event) => {
                const severalContacts = several.find((value) => value === event.target.value);
                if (severalContacts) void save.run({ severalContacts });
              }}
            />
          )}
        </FormField>
        <FormField label={say('rules_open')} {...noteOf('openContact')}>
          {(control) => (
            <Select
              {...control}
              disabled={managed('openContact').lock !== undefined}
              value={rules.openContact}
              options={open.map((value) => ({ value, label: say(`rules_open_${value}`) }))}
              onChange={(event) => {
                const openContact = open.find((value) => value === event.target.value);
                if (openContact) void save.run({ openContact });
              }}
            />
          )}
        </FormField>
      </Fields>
      {save.problem && <ProblemNotice problem={save.problem} kept={say('rules_as_before')} />}
    </Card>
  );
}
