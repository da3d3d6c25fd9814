import { useCallback, useState } from 'react';
import { readManagedAuthState, type ManagedAuthState } from '../../../core/sign-in/managed-fields';
import type { Capabilities } from '../../../core/crm/account';
import { fail } from '../../../core/basics/problem';
import { call } from '../../../protocol/client';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { hashOf } from '../../app/route';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import { ApiKeyForm, type ApiKeyFormProps } from './ApiKeyForm';
import { SwitchNotice } from './SwitchNotice';

/**
 * A sign-in form of which admins may have filled in parts. Only the connector's server knows which, and it wants the
 * RingCentral token for that: nothing goes there before the press that names it; held by
 * test/unit/panel/sign-in/connect/connector-screen.test.tsx.
 */
export function ManagedApiKeyForm(props: Pick<ApiKeyFormProps, 'details' | 'connector' | 'auth'>) {
  const { details, connector } = props;
  const { target, serverHost } = details.start;
  const crm = connector.displayName;
  const ask = useCallback(
    async (_press: 'continue') => {
      const { answer, capabilities } = await call('askConnector', { target, route: 'managedAuthState' });
      return { state: readManagedAuthState(answer) ?? fail('unexpected'), capabilities };
    },
    [target],
  );
  const { run, problem, isRunning } = useAttempt(ask);
  const [asked, setAsked] = useState<{
    readonly state?: ManagedAuthState;
    readonly capabilities?: Capabilities;
  }>();
  const goOn = async () => {
    const answer = await run('continue');
    setAsked((before) => answer?.output ?? before ?? {});
  };
  if (!asked)
    return (
      <Screen
        title={say('connect_to', crm)}
        back={{ href: hashOf({ screen: 'connect' }), label: say('back') }}
      >
        <Section>
          <SwitchNotice connectorId={target.connectorId} crm={crm} />
          <p>{say('connect_continue_help', serverHost)}</p>
          <p>{say('connect_continue_consequence', serverHost)}</p>
          <Button wide busy={isRunning} onClick={() => void goOn()}>
            {say('connect_continue', serverHost)}
          </Button>
        </Section>
      </Screen>
    );
  return (
    <ApiKeyForm
      {...props}
      managed={asked.state}
      capabilities={asked.capabilities}
      takesFocus
      // When an admin's values are refused, other fields have to be typed.
      onRefused={() => void goOn()}
    >
      {problem && (
        <ProblemNotice
          problem={problem}
          kept={say('connect_managed_unknown')}
          onRetry={() => void goOn()}
          isRetrying={isRunning}
        />
      )}
    </ApiKeyForm>
  );
}
