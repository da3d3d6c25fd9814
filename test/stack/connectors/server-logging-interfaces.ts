import type { ConnectorIdentity } from './connector-manifest';
import { returnMessage } from './connector-parameters';
import type { CoreUser } from './connector-parameters';
import type { CrmClient } from './crm-client';

/** getServerLoggingSettings, updateServerLoggingSettings: the manifest's additional logging fields. */
export function serverLoggingInterfaces({ auth }: ConnectorIdentity, crm: CrmClient) {
  const authHeaderOf = ({ accessToken }: CoreUser): string =>
    auth === 'apiKey'
      ? `Basic ${Buffer.from(`${accessToken}:`).toString('base64')}`
      : `Bearer ${accessToken}`;
  return {
    getServerLoggingSettings: ({ user }: { user: CoreUser }) => crm.loggingFields(authHeaderOf(user)),
    async updateServerLoggingSettings({
      user,
      additionalFieldValues,
    }: {
      user: CoreUser;
      additionalFieldValues: Readonly<Record<string, unknown>>;
    }) {
      await crm.saveLoggingFields(additionalFieldValues, authHeaderOf(user));
      return { successful: true, returnMessage: returnMessage('success', 'Server logging settings saved.') };
    },
  };
}
