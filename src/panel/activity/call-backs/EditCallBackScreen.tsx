import { tomorrow } from '../../../core/basics/local-time';
import * as draftName from '../../../core/forms/draft-name';
import { timeOf } from '../../../core/activity/call-back';
import { systemClock } from '../../../platform/clock';
import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { EmptyState } from '../../ui/EmptyState';
import { FormField } from '../../ui/FormField';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { TextInput } from '../../ui/TextInput';
import { sayCallBack } from './call-back-words';
import { CallBackForm } from './CallBackForm';
import { useCallBacks } from './use-call-backs';
import { useReschedule } from './use-schedule';

/** Another time or note for one that was not called yet. */
export function EditCallBackScreen({ callBackId }: { callBackId: string }) {
  const { rows, isLoading, problem, reload } = useCallBacks();
  const reschedule = useReschedule();
  const row = rows.find(({ id }) => id === callBackId);
  if (row && row.status !== 'called')
    return (
      <CallBackForm
        title={say('call_back_edit_title')}
        draftName={draftName.callBack(row.id)}
        number={row.number}
        first={{ at: timeOf(row) ?? tomorrow(systemClock.now()), note: row.note }}
        isSaving={reschedule.isRunning}
        problem={reschedule.problem}
        onSave={(input) => reschedule.run({ ...input, row })}
      >
        <FormField label={say('log_contact')}>
          {(control) => <TextInput {...control} readOnly value={sayCallBack(row)} />}
        </FormField>
      </CallBackForm>
    );
  return (
    <Screen
      title={say('call_back_edit_title')}
      back={{ href: hashOf({ screen: 'call_backs' }), label: say('back') }}
    >
      {isLoading && <Skeleton label={say('loading')} rows={3} />}
      {problem && (
        <Section>
          <ProblemNotice problem={problem} onRetry={reload} isRetrying={isLoading} />
        </Section>
      )}
      {!isLoading && !problem && (
        <EmptyState icon="callBack" title={say('call_back_gone_title')}>
          {say('call_back_gone_help')}
        </EmptyState>
      )}
    </Screen>
  );
}
