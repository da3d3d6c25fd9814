import { useId, useState } from 'react';
import { goTo, hashOf } from '../../app/route';
import { say } from '../../app/words';
import { sayNumber } from '../../shared/activity-line-words';
import { CallBackTimeField, callBackTimeError } from '../../shared/CallBackTimeField';
import { ProblemNotice } from '../../shared/ProblemNotice';
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
  number: string;
  /** Whose call-back it is: a field, or a name. */
  children: React.ReactNode;
  first: CallBackInput;
  isSaving: boolean;
  problem: Problem | undefined;
  /** Why it cannot be saved yet. */
  unavailable?: string | undefined;
  onSave: (input: CallBackInput) => void;
}

/** When to call somebody back, and what about. */
export function CallBackForm(props: CallBackFormProps) {
  const { title, number, children, first, isSaving, problem, unavailable, onSave } = props;
  const [input, setInput] = useState(first);
  const timeId = useId();
  const error = callBackTimeError(input.at);
  return (
    <Screen
      title={title}
      back={{ href: hashOf({ screen: 'call_backs' }), label: say('back') }}
      footer={
        <Footer consequence={error} tone={error === undefined ? 'plain' : 'bad'}>
          <Button variant="quiet" onClick={() => goTo({ screen: 'call_backs' })}>
            {say('cancel')}
          </Button>
          <Button
            busy={isSaving}
            unavailable={unavailable}
            onClick={() => (error === undefined ? onSave(input) : focusControl(timeId))}
          >
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
          <CallBackTimeField
            id={timeId}
            at={input.at}
            error={error}
            onChange={(at) => setInput({ ...input, at })}
          />
          <FormField label={say('log_note')} hint={say('call_back_note_where')}>
            {(control) => (
              <TextArea
                {...control}
                value={input.note}
                maxLength={2000}
                onChange={(event) => setInput({ ...input, note: event.target.value })}
              />
            )}
          </FormField>
        </Fields>
      </Section>
    </Screen>
  );
}
