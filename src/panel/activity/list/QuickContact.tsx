import { useState } from 'react';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { contactKey } from '../../../core/crm/contact';
import { activities } from '../../../storage/activity/activities';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { goTo } from '../../app/route';
import { Button } from '../../ui/Button';
import { FormField } from '../../ui/FormField';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { TextInput } from '../../ui/TextInput';
import { say } from '../../app/words';
import { firstType, labelOf } from '../contact-words';
import { useLogContext, type LogContext } from '../log-context';
import { useLogSave } from '../use-log-save';
import { quickForm } from './quick-log';

interface QuickContactProps {
  line: ActivityLine;
  step: 'make' | 'choose';
  onClose: () => void;
}

/** Only the contact is missing: choosing one logs the activity. */
export function QuickContact({ line, step, onClose }: QuickContactProps) {
  const { output: context, problem, isLoading, reload } = useLogContext(line);
  const save = useLogSave();
  const log = async (chosen: Parameters<typeof quickForm>[2]) => {
    if (!context) return;
    const activity = await activities.get(line.id);
    const form = quickForm(activity?.form, context, chosen);
    if (form) await save.run({ activityId: line.id, form, isUpdate: false });
    else goTo({ screen: 'log', activityId: line.id });
  };
  if (problem) return <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />;
  if (!context) return <Skeleton label={say('loading')} rows={1} />;
  return (
    <div className="quick-contact">
      {save.problem && <ProblemNotice problem={save.problem} kept={say('log_kept')} />}
      {step === 'make' ? (
        <MakeContact
          line={line}
          context={context}
          isSaving={save.isRunning}
          onMake={(newContact) => void log({ newContact })}
        />
      ) : (
        context.contacts.map((contact) => (
          <Button
            key={contactKey(contact)}
            size="small"
            variant="quiet"
            busy={save.isRunning}
            onClick={() => void log({ contact })}
          >
            {labelOf(contact)}
          </Button>
        ))
      )}
      <Button size="small" variant="text" onClick={onClose}>
        {say('cancel')}
      </Button>
    </div>
  );
}

interface MakeContactProps {
  line: ActivityLine;
  context: LogContext;
  isSaving: boolean;
  onMake: (contact: { name: string; type: string }) => void;
}

function MakeContact({ line, context, isSaving, onMake }: MakeContactProps) {
  const [name, setName] = useState(line.party.name ?? '');
  const [type, setType] = useState(firstType(context));
  return (
    <>
      <div className="quick-contact-field">
        <FormField label={say('new_contact_name')} required>
          {(control) => (
            <TextInput
              {...control}
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </FormField>
      </div>
      {context.contactTypes.length > 1 && (
        <div className="quick-contact-field">
          <FormField label={say('new_contact_type')}>
            {(control) => (
              <Select
                {...control}
                value={type}
                options={context.contactTypes.map((one) => ({ value: one.value, label: one.title }))}
                onChange={(event) => setType(event.target.value)}
              />
            )}
          </FormField>
        </div>
      )}
      <Button
        size="small"
        busy={isSaving}
        unavailable={name.trim() === '' ? say('new_contact_nameless') : undefined}
        onClick={() => onMake({ name: name.trim(), type })}
      >
        {say('new_contact_log')}
      </Button>
    </>
  );
}
