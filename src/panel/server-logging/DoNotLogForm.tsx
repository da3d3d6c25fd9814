import { useState, type SyntheticEvent } from 'react';
import * as draftName from '../../core/forms/draft-name';
import { saveDoNotLogNumbers } from '../../actions/server-logging/change-subscription';
import { readDoNotLog } from '../../core/server-logging/do-not-log';
import type { LoggingSubscription } from '../../core/server-logging/logging-subscription';
import { noSecrets, useDraft } from '../shared/use-draft';
import { ProblemNotice } from '../shared/ProblemNotice';
import { useAttempt } from '../shared/request';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { FormField } from '../ui/FormField';
import { Notice } from '../ui/Notice';
import { TextArea } from '../ui/TextArea';
import { say, sayCount } from '../app/words';

interface DoNotLogFormProps {
  host: string;
  subscription: LoggingSubscription;
  onChanged: (subscription: LoggingSubscription) => void;
}

/** Numbers whose calls are never logged; stored by the logging service. */
export function DoNotLogForm({ host, subscription, onChanged }: DoNotLogFormProps) {
  const stored = readDoNotLog(subscription.doNotLogNumbers);
  const draft = useDraft(draftName.doNotLogNumbers, noSecrets);
  const [typed, setTyped] = useState(() => (typeof draft.kept === 'string' ? draft.kept : undefined));
  const [saved, setSaved] = useState<number>();
  const save = useAttempt(saveDoNotLogNumbers);
  const text = typed ?? [...stored.numbers, ...stored.unread].join('\n');
  const { numbers, unread } = readDoNotLog(text);
  const { managedBy } = subscription;
  const isManaged = managedBy !== undefined;
  const isChanged = numbers.join() !== stored.numbers.join() || unread.length > 0;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    draft.flush();
    const answer = await save.run({ host, numbers: numbers.join(',') });
    if (!answer) return;
    draft.discard();
    setTyped(undefined);
    setSaved(numbers.length);
    onChanged(answer.output);
  };
  return (
    <Card title={say('do_not_log_title')} icon="phone">
      <form className="server-logging-card" onSubmit={(event) => void submit(event)}>
        <FormField
          label={say('do_not_log_numbers')}
          hint={say('do_not_log_hint')}
          error={unread.length > 0 ? say('do_not_log_unread', unread.join(', ')) : undefined}
          lock={
            isManaged
              ? say('server_logging_managed_title', managedBy || say('server_logging_managed_nobody'))
              : undefined
          }
        >
          {(control) => (
            <TextArea
              {...control}
              value={text}
              readOnly={isManaged}
              placeholder="+16505550100"
              onChange={(event) => {
                setSaved(undefined);
                setTyped(event.target.value);
                draft.keep(event.target.value);
              }}
            />
          )}
        </FormField>
        {save.problem && <ProblemNotice problem={save.problem} kept={say('kept_typed')} />}
        {saved !== undefined && (
          <Notice tone="ok">
            <output>{saved === 0 ? say('do_not_log_none') : sayCount('do_not_log_saved', saved)}</output>
          </Notice>
        )}
        {!isManaged && (
          <Button
            type="submit"
            variant="quiet"
            busy={save.isRunning}
            unavailable={
              unread.length > 0
                ? say('do_not_log_unread', unread.join(', '))
                : isChanged
                  ? undefined
                  : say('config_unchanged')
            }
          >
            {say('do_not_log_save')}
          </Button>
        )}
      </form>
    </Card>
  );
}
