import { useId } from 'react';
import type { Activity } from '../../core/activity';
import { LazySchemaForm } from '../form/LazySchemaForm';
import { ProblemSummary } from '../form/ProblemSummary';
import { ProblemNotice } from '../ProblemNotice';
import { goTo, hashOf } from '../route';
import { usePanel } from '../store';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Footer } from '../ui/Footer';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { Skeleton } from '../ui/Skeleton';
import { TextArea } from '../ui/TextArea';
import { TextInput } from '../ui/TextInput';
import { say } from '../words';
import { numberOf } from './activity-words';
import { CallTag } from './CallTag';
import { ContactField } from './ContactField';
import { IgnoreButton } from './IgnoreButton';
import { useLogForm } from './use-log-form';
import { WhatRuns } from './WhatRuns';
import './log.css';

/** What a person says about a call before it is logged. */
export function LogForm({ activity }: { activity: Activity }) {
  const formId = useId();
  const contactId = `${formId}-contact`;
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const { draft, change, lookup, context, problems, save, ...log } = useLogForm(activity, contactId);
  const isLookingUp = lookup.isLoading && !lookup.output;
  const hasFields = Object.keys(context.form.schema['properties'] ?? {}).length > 0;
  const saving = { busy: save.isRunning, unavailable: isLookingUp ? say('log_looking_up') : undefined };
  const footer = (
    <Footer
      consequence={problems.length > 0 ? <ProblemSummary problems={problems} /> : say('log_kept_until', crm)}
      tone={problems.length > 0 ? 'bad' : 'plain'}
    >
      <Button variant="quiet" onClick={() => goTo({ screen: 'activity' })}>
        {say('log_later')}
      </Button>
      {hasFields ? (
        <Button type="submit" form={formId} {...saving} onClick={log.tryIt}>
          {say('log_save')}
        </Button>
      ) : (
        <Button {...saving} onClick={() => void log.saveLog(draft.additional)}>
          {say('log_save')}
        </Button>
      )}
    </Footer>
  );
  return (
    <Screen
      title={say('log_title')}
      back={{ href: hashOf({ screen: 'activity' }), label: say('back') }}
      actions={<CallTag call={activity.call} />}
      footer={footer}
    >
      <Section>
        {activity.problem && <ProblemNotice problem={activity.problem} kept={say('log_kept')} />}
        {save.problem && <ProblemNotice problem={save.problem} kept={say('log_kept')} />}
        {context.problem && (
          <ProblemNotice
            problem={context.problem}
            kept={say('log_can_be_written')}
            onRetry={() => lookup.reload()}
            isRetrying={lookup.isLoading}
          />
        )}
        {lookup.problem && (
          <ProblemNotice
            problem={lookup.problem}
            onRetry={() => lookup.reload()}
            isRetrying={lookup.isLoading}
          />
        )}
        <div className="fields">
          <ContactField
            id={contactId}
            number={numberOf(activity.call)}
            crm={crm}
            matches={context.contacts}
            isLookingUp={isLookingUp}
            isUnknown={context.problem !== undefined || lookup.problem !== undefined}
            contact={log.contact}
            error={log.contactError}
            onChoose={(contact) => log.choose(contact)}
          />
          <Field label={say('log_subject')}>
            {(control) => (
              <TextInput
                {...control}
                value={log.subject}
                maxLength={200}
                onChange={(event) => change({ subject: event.target.value })}
              />
            )}
          </Field>
          <Field label={say('log_note')}>
            {(control) => (
              <TextArea
                {...control}
                value={draft.note}
                maxLength={20_000}
                onChange={(event) => change({ note: event.target.value })}
              />
            )}
          </Field>
          {isLookingUp && <Skeleton label={say('loading')} rows={1} />}
          {hasFields && (
            <LazySchemaForm
              id={formId}
              form={context.form}
              value={draft.additional}
              onChange={(additional) => change({ additional })}
              onProblems={log.setFieldProblems}
              onSubmit={(additional) => void log.saveLog(additional)}
            />
          )}
        </div>
        {lookup.output && <WhatRuns crm={crm} plugins={context.plugins} />}
        {activity.fate === 'todo' && <IgnoreButton activityId={activity.id} />}
      </Section>
    </Screen>
  );
}
