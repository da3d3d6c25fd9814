import { useCallback } from 'react';
import { readManagedAuthState } from '../../../core/sign-in/managed-fields';
import { fail } from '../../../core/basics/problem';
import { call } from '../../../protocol/client';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { hashOf } from '../../app/route';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { ApiKeyForm, type ApiKeyFormProps } from './ApiKeyForm';

/** A sign-in form of which admins may have filled in parts; that is checked before it is shown. */
export function ManagedApiKeyForm(
  props: Pick<ApiKeyFormProps, 'target' | 'connector' | 'serverHost' | 'auth'>,
) {
  const { target, connector } = props;
  const ask = useCallback(
    async () =>
      readManagedAuthState(await call('askConnector', { target, route: 'managedAuthState' })) ??
      fail('unexpected'),
    [target],
  );
  const { output, problem, isLoading, reload } = useQuery(ask, undefined);
  if (!output && !problem)
    return (
      <Screen
        title={say('connect_to', connector.displayName)}
        back={{ href: hashOf({ screen: 'connect' }), label: say('back') }}
      >
        <Skeleton label={say('loading')} rows={3} />
      </Screen>
    );
  return (
    <ApiKeyForm
      {...props}
      managed={output}
      // When an admin's values are refused, other fields have to be typed.
      onRefused={() => reload()}
    >
      {problem && (
        <ProblemNotice
          problem={problem}
          kept={say('connect_managed_unknown')}
          onRetry={() => reload()}
          isRetrying={isLoading}
        />
      )}
    </ApiKeyForm>
  );
}
