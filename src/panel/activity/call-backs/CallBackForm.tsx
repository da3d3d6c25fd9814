import { useId, useState } from 'react';
import { objectOf } from '../../../core/basics/json';
import { goTo, hashOf } from '../../app/route';
import { say } from '../../app/words';
import { sayNumber } from '../../shared/activity-line-words';
import { CallBackTimeField, callBackTimeError } from '../../shared/CallBackTimeField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { noSecrets, useDraft } from '../../shared/use-draft';
import type { Problem } from '../../../core/basics/problem';
import { focusControl } from '../../forms/focus';
import { Button } from '../../ui/Button';
import { Fields } from '../../ui/Fields';
import { Footer } from '../../ui/Footer';
import { FormField } from '../../ui/FormField';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { TextArea } from '../../ui/TextArea';
import { TextInput } from '../../ui/TextInput';

export interface CallBackInput {
  readonly at: number;
  readonly note: string;
}

interface CallBackFormProps {
  title: string;
  /** One of core/forms/draft-name.ts. */
  draftName: string;
  number: string;
  /** Whose call-back it is: a field, or a name. */
  children: React.ReactNode;
  first: CallBackInput;
  isSaving: boolean;
  problem: Problem | undefined;
  /** Why it cannot be saved yet. */
  unavailable?: string | undefined;
  /** Resolves to `undefined` where it could not be saved. */
  onSave: (input: CallBackInput) => Promise<unknown>;
}

/** When to call somebody back, and what about. What is typed is kept until it is saved or given up. */
export function CallBackForm(props: CallBackFormProps) {
  const { title, draftName, number, children, first, isSaving, problem, unavailable, onSave } = props;
  const draft = useDraft(draftName, noSecrets);
  const [input, setInput] = useState(() => openDraft(draft.kept, first));
  const timeId = useId();
  const error = callBackTimeError(input.at);
  const change = (part: Partial<CallBackInput>) => {
    const changed = { ...input, ...part };
    setInput(changed);
    draft.keep(changed);
  };
  const leave = () => {
    draft.discard();
    goTo({ screen: 'call_backs' });
  };
  const save = async () => {
    if (error !== undefined) return focusControl(timeId);
    draft.flush();
    if ((await onSave(input)) !== undefined) leave();
  };
  return (
    <Screen
      title={title}
      back={{ href: hashOf({ screen: 'call_backs' }), label: say('back') }}
      footer={
        <Footer consequence={error} tone={error === undefined ? 'plain' : 'bad'}>
          <Button variant="quiet" onClick={leave}>
            {say('cancel')}
          </Button>
          <Button busy={isSaving} unavailable={unavailable} onClick={() => void save()}>
            {say('save')}
          </Button>
        </Footer>
      }
    >
      <Section>
        {problem && <ProblemNotice problem={problem} />}
        <Fields>
          {number !== '' && (
            <FormField label={say('call_back_number')}>
              {(control) => <TextInput {...control} readOnly value={sayNumber(number)} />}
            </FormField>
          )}
          {children}
          <CallBackTimeField id={timeId} at={input.at} error={error} onChange={(at) => change({ at })} />
          <FormField label={say('log_note')} hint={say('call_back_note_where')}>
            {(control) => (
              <TextArea
                {...control}
                value={input.note}
                maxLength={2000}
                onChange={(event) => change({ note: event.target.value })}
              />
            )}
          </FormField>
        </Fields>
      </Section>
    </Screen>
  );
}

function openDraft(kept: unknown, first: CallBackInput): CallBackInput {
  const { at, note } = objectOf(kept);
  return {
    at: typeof at === 'number' && Number.isFinite(at) ? at : first.at,
    note: typeof note === 'string' ? note : first.note,
  };
}
