import { CRM_OAUTH_CLIENT } from '../crm/crm-oauth';
import type { ConnectorIdentity } from './connector-manifest';
import { LANDING_URL } from './connector-manifest';
import { returnMessage } from './connector-parameters';
import type { CoreUser, Signed } from './connector-parameters';
import type { CrmClient } from './crm-client';

/** getAuthType, getBasicAuth, getOauthInfo, getUserInfo, authValidation, unAuthorize, licence, users. */
export function sessionInterfaces(identity: ConnectorIdentity, crm: CrmClient, worldPort: number) {
  const { platform, displayName, crmHost, auth } = identity;
  return {
    getAuthType: () => auth,
    getBasicAuth: ({ apiKey }: { apiKey: string }) => Buffer.from(`${apiKey}:`).toString('base64'),
    // A connector with API keys has no OAuth to tell of, as those in the field.
    ...(auth === 'oauth' && {
      /** The core exchanges codes without axios, so the token address is the loopback gateway's. */
      getOauthInfo: async () => ({
        clientId: CRM_OAUTH_CLIENT.id,
        clientSecret: CRM_OAUTH_CLIENT.secret,
        accessTokenUri: `http://127.0.0.1:${worldPort}/@${crmHost}/oauth/token`,
        redirectUri: LANDING_URL,
        hostname: crmHost,
      }),
    }),
    async getUserInfo({ authHeader }: { authHeader: string }) {
      try {
        const me = await crm.me(authHeader);
        return {
          successful: true,
          platformUserInfo: {
            id: `${me.id}-${platform}`,
            name: me.name,
            timezoneName: 'America/Los_Angeles',
            timezoneOffset: '-08:00',
            overridingHostname: crmHost,
            platformAdditionalInfo: { id: me.id, email: me.email },
          },
          returnMessage: returnMessage('success', `Connected to ${displayName}.`),
        };
      } catch {
        return {
          successful: false,
          returnMessage: {
            ...returnMessage('warning', `Could not connect to ${displayName}.`),
            details: [
              {
                title: 'Details',
                items: [{ id: '1', type: 'text', text: 'Check the key or sign in to the CRM again.' }],
              },
            ],
          },
        };
      }
    },
    async authValidation({ user }: { user: CoreUser }) {
      const basic = Buffer.from(`${user.accessToken}:`).toString('base64');
      const authHeader = auth === 'apiKey' ? `Basic ${basic}` : `Bearer ${user.accessToken}`;
      try {
        await crm.me(authHeader);
        return {
          successful: true,
          returnMessage: returnMessage('success', 'Connection is valid.'),
          status: 200,
        };
      } catch {
        return {
          successful: false,
          returnMessage: returnMessage('warning', 'Please connect again.'),
          status: 401,
        };
      }
    },
    async unAuthorize({ user }: { user: CoreUser }) {
      user.accessToken = '';
      user.refreshToken = '';
      await user.save();
      return { returnMessage: returnMessage('success', `Logged out of ${displayName}.`) };
    },
    getUserList: ({ authHeader }: Signed) => crm.users(authHeader),
    getLicenseStatus: async () => ({
      isLicenseValid: true,
      licenseStatus: 'Basic',
      licenseStatusDescription: '',
    }),
  };
}
