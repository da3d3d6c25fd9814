import { useCallback } from 'react';
import { fail } from '../../../core/basics/problem';
import type { Capabilities } from '../../../core/crm/account';
import type { ConnectorTarget } from '../../../core/crm/connector-target';
import type { ConnectorSignIn } from '../../../core/sign-in/connector-sign-in';
import { readManagedOptions } from '../../../core/sign-in/managed-fields';
import { call } from '../../../protocol/client';
import type { FormValues } from '../../forms/form-values';
import { offersValues, useOfferedValues, type OfferedValues } from '../use-offered-values';

interface TypedChoices {
  readonly target: ConnectorTarget;
  readonly auth: Extract<ConnectorSignIn['auth'], { type: 'apiKey' }>;
  readonly capabilities: Capabilities | undefined;
  readonly isAdmin: boolean;
  readonly values: FormValues;
}

/**
 * Values that the connector offers before there is a session, for an admin. It may need what the admin has typed for
 * everybody to look them up: that goes along with the press, to the server that it is typed for.
 */
export function useTypedChoices(options: TypedChoices): OfferedValues {
  const { target, auth, capabilities, isAdmin, values } = options;
  const ask = useCallback(
    async (fieldConst: string) => {
      // An empty one would come in place of what is stored.
      const typed = Object.entries(values).filter(
        ([key, value]) => auth.managed.get(key) === 'account' && value !== undefined && value !== '',
      );
      const body = { fieldConst, accountValues: Object.fromEntries(typed) };
      const { answer } = await call('askConnector', { target, route: 'managedAuthOptions', body });
      return readManagedOptions(answer) ?? fail('unexpected');
    },
    [target, auth, values],
  );
  return useOfferedValues(isAdmin && offersValues(capabilities) ? auth.dynamic : [], ask, values);
}
