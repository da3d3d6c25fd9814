import { activityKinds } from '../../core/activity';
import { ProblemNotice } from '../ProblemNotice';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { Toggle } from '../ui/Toggle';
import { say } from '../words';
import { useLoggingRules } from './use-logging-rules';

const unknown = ['ask', 'create'] as const;
const several = ['ask', 'first', 'recent'] as const;
const open = ['never', 'ring', 'answer'] as const;

/** What is logged without being asked for, and to whom; when the caller's page opens. */
export function LoggingCard() {
  const { rules, ...save } = useLoggingRules();
  return (
    <Card title={say('rules_title')} icon="list">
      <div className="fields">
        {activityKinds.map((kind) => (
          <Field key={kind} label={say(`rules_${kind}`)} inline>
            {(control) => (
              <Toggle
                {...control}
                checked={rules[kind]}
                onChange={(event) => void save.run({ [kind]: event.target.checked })}
              />
            )}
          </Field>
        ))}
        <Field label={say('rules_unknown')}>
          {(control) => (
            <Select
              {...control}
              value={rules.unknownContact}
              options={unknown.map((value) => ({ value, label: say(`rules_unknown_${value}`) }))}
              onChange={(event) =>
                void save.run({ unknownContact: event.target.value === 'create' ? 'create' : 'ask' })
              }
            />
          )}
        </Field>
        <Field label={say('rules_several')}>
          {(control) => (
            <Select
              {...control}
              value={rules.severalContacts}
              options={several.map((value) => ({ value, label: say(`rules_several_${value}`) }))}
              onChange={(event) => {
                const severalContacts = several.find((value) => value === event.target.value);
                if (severalContacts) void save.run({ severalContacts });
              }}
            />
          )}
        </Field>
        <Field label={say('rules_open')}>
          {(control) => (
            <Select
              {...control}
              value={rules.openContact}
              options={open.map((value) => ({ value, label: say(`rules_open_${value}`) }))}
              onChange={(event) => {
                const openContact = open.find((value) => value === event.target.value);
                if (openContact) void save.run({ openContact });
              }}
            />
          )}
        </Field>
      </div>
      {save.problem && <ProblemNotice problem={save.problem} kept={say('rules_as_before')} />}
    </Card>
  );
}
