import { useState } from 'react';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { contactKey } from '../../../core/crm/contact';
import * as draftName from '../../../core/forms/draft-name';
import { activities } from '../../../storage/activity/activities';
import { drafts } from '../../../storage/basics/drafts';
import { readItem } from '../../../storage/basics/item';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { goTo } from '../../app/route';
import { Button } from '../../ui/Button';
import { FormField } from '../../ui/FormField';
import { Select } from '../../ui/Select';
import { Skeleton } from '../../ui/Skeleton';
import { TextInput } from '../../ui/TextInput';
import { say } from '../../app/words';
import { labelOf } from '../../shared/contact-label';
import { firstType, nameToOffer, newContactHint } from '../contact-words';
import { useLogContext, type LogContext } from '../log-context';
import { useLogSave } from '../use-log-save';
import { quickForm } from './quick-log';
import './activity.css';

interface QuickContactProps {
  line: ActivityLine;
  step: 'make' | 'choose';
  onClose: () => void;
}

/** Only the contact is missing: choosing one logs the activity. */
export function QuickContact({ line, step, onClose }: QuickContactProps) {
  const { output: context, problem, isLoading, reload } = useLogContext(line);
  const save = useLogSave();
  const log = async (chosen: Parameters<typeof quickForm>[3]) => {
    if (!context) return;
    const [activity, kept] = await Promise.all([activities.get(line.id), readItem(drafts)]);
    const draft = kept[draftName.log(line.id)]?.value;
    const form = activity && quickForm(activity, draft, context, chosen);
    if (form) await save.run({ activityId: line.id, form, isUpdate: false });
    else goTo({ screen: 'log', activityId: line.id });
  };
  if (problem) return <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />;
  if (!context) return <Skeleton label={say('loading')} rows={1} />;
  return (
    <div className="quick-contact">
      {save.problem && <ProblemNotice problem={save.problem} kept={say('log_kept')} />}
      {context.problem && (
        <ProblemNotice problem={context.problem} onRetry={() => reload()} isRetrying={isLoading} />
      )}
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
  const [name, setName] = useState(nameToOffer(line.party));
  const [type, setType] = useState(firstType(context));
  return (
    <>
      <div className="quick-contact-field">
        <FormField label={say('new_contact_name')} required hint={newContactHint(line.party)}>
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
