import { useState, type FormEvent } from 'react';
import { builtInClientId } from '../../platform/build';
import { redirectUri } from '../../platform/identity';
import { CopyButton } from './CopyButton';
import { ProblemNotice } from './ProblemNotice';
import { useAction } from './request';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { FormField } from '../ui/FormField';
import { TextInput } from '../ui/TextInput';
import { say } from '../app/words';
import './ClientIdForm.css';

/** The RingCentral client id: what it is, where it comes from, and the person's own. */
export function ClientIdForm({ isMissing = false }: { isMissing?: boolean }) {
  const stored = usePanel((state) => state.preferences.clientId ?? '');
  const isFixed = usePanel((state) => state.policy.ringCentralClientId !== undefined);
  const [typed, setTyped] = useState<string>();
  const save = useAction('savePreferences');
  const value = typed ?? stored;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await save.run({ clientId: value.trim() });
  };
  // Nobody has to know of the one that a release brings.
  if (builtInClientId !== '' && stored === '') return null;
  if (isFixed) {
    return (
      <Card title={say('client_id')} icon="lock">
        <p>{say('policy_title')}</p>
      </Card>
    );
  }
  return (
    <Card title={say(isMissing ? 'client_id_missing' : 'client_id')} icon="link">
      <form className="client-id" onSubmit={(event) => void submit(event)}>
        {isMissing && <p>{say('client_id_why')}</p>}
        {isMissing ? (
          <Steps />
        ) : (
          <details className="client-id-how">
            <summary>{say('client_id_how')}</summary>
            <Steps />
          </details>
        )}
        <FormField label={say('client_id')} hint={hintOf(stored)}>
          {(control) => (
            <TextInput
              {...control}
              value={value}
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </FormField>
        {save.problem && <ProblemNotice problem={save.problem} />}
        <Button
          type="submit"
          variant={isMissing ? 'primary' : 'quiet'}
          busy={save.isRunning}
          unavailable={value.trim() === stored ? say('client_id_unchanged') : undefined}
        >
          {say('client_id_save')}
        </Button>
      </form>
    </Card>
  );
}

function Steps() {
  return (
    <ol className="client-id-steps">
      <li>{say('client_id_step_app')}</li>
      <li>
        {say('client_id_step_redirect')}
        <code className="client-id-address">{redirectUri()}</code>
        <CopyButton text={redirectUri()} label={say('client_id_copy_redirect')} />
      </li>
      <li>{say('client_id_step_copy')}</li>
    </ol>
  );
}

function hintOf(stored: string): string | undefined {
  if (stored === '') return undefined;
  return builtInClientId ? say('client_id_own_clear') : say('client_id_own');
}
