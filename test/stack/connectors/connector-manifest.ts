import type { ServerName } from '../core/core-version';
import { CRM_OAUTH_CLIENT } from '../crm/crm-oauth';
import { HOSTS } from '../hosts';

export const LANDING_URL = `https://${HOSTS.landing}/ringcentral-embeddable/redirect.html`;

export interface ConnectorIdentity {
  readonly platform: 'keyCRM' | 'oauthCRM';
  readonly displayName: string;
  readonly crmHost: string;
  readonly auth: 'apiKey' | 'oauth';
}

export const CONNECTOR_IDENTITIES: readonly ConnectorIdentity[] = [
  { platform: 'keyCRM', displayName: 'KeyCRM', crmHost: HOSTS.keyCrm, auth: 'apiKey' },
  { platform: 'oauthCRM', displayName: 'OAuth CRM', crmHost: HOSTS.oauthCrm, auth: 'oauth' },
];

const SERVER_HOSTS: Readonly<Record<ServerName, string>> = {
  callback: HOSTS.callbackServer,
  polling: HOSTS.pollingServer,
};

/** Public address of an App Connect server, without a trailing slash. */
export function serverUrl(server: ServerName): string {
  return `https://${SERVER_HOSTS[server]}`;
}

/** A connector's manifest in the shape of the vendor's directory. */
export function connectorManifest(identity: ConnectorIdentity, server: ServerName) {
  return {
    serverUrl: serverUrl(server),
    redirectUri: LANDING_URL,
    author: { name: 'Sample CRM makers', websiteUrl: `https://${identity.crmHost}/` },
    version: '1.0.0',
    platforms: { [identity.platform]: platformManifest(identity) },
  };
}

function platformManifest(identity: ConnectorIdentity) {
  const { platform, displayName, crmHost } = identity;
  return {
    name: platform,
    displayName,
    developer: { name: 'Sample CRM makers', url: `https://${crmHost}/` },
    environment: { type: 'fixed', url: `https://${crmHost}` },
    urlIdentifier: crmHost,
    embedUrls: [`https://${crmHost}/*`],
    logoUrl: `https://${HOSTS.directory}/icons/${platform}.svg`,
    documentationUrl: `https://${crmHost}/`,
    auth: authManifest(identity),
    canOpenLogPage: true,
    trackSmsTypingDuration: platform === 'keyCRM',
    contactPageUrl: 'https://{hostname}/contacts/{contactId}',
    logPageUrl: 'https://{hostname}/records/{logId}',
    contactTypes: [
      { display: 'Contact', value: 'Contact' },
      { display: 'Company', value: 'Company' },
    ],
    serverSideLogging: {
      url: `https://${HOSTS.loggingService}`,
      useAdminAssignedUserToken: true,
      enableUserMapping: true,
      additionalFields: [
        { const: 'apiUsername', title: 'API user name', type: 'inputField', required: true },
        { const: 'apiPassword', title: 'API password', type: 'inputField', required: true },
        { const: 'signingSecret', title: 'Signing secret', type: 'inputField' },
      ],
    },
    rcAdditionalSubmission: [{ id: 'departmentName', path: 'cachedData.extensionInfo.contact.department' }],
    settings: [crmSettings(displayName)],
    page: {
      useContactSearch: true,
      callLog: { additionalFields: [dealField(), billableField(), referenceField()] },
      messageLog: { additionalFields: [dealField()] },
    },
    requestConfig: { timeout: 30 },
  };
}

function authManifest({ auth, displayName, crmHost }: ConnectorIdentity) {
  if (auth === 'oauth') {
    return {
      type: 'oauth',
      oauth: {
        authUrl: `https://${crmHost}/oauth/authorize`,
        clientId: CRM_OAUTH_CLIENT.id,
        redirectUri: LANDING_URL,
      },
    };
  }
  return {
    type: 'apiKey',
    apiKey: {
      page: {
        title: displayName,
        content: [
          {
            const: 'apiKey',
            title: 'API key',
            type: 'string',
            required: true,
            uiSchema: { 'ui:widget': 'password', 'ui:placeholder': 'From your profile in the CRM' },
          },
          {
            const: 'companyCode',
            title: 'Company code',
            type: 'string',
            managed: true,
            managedScope: 'account',
          },
          {
            const: 'departmentKey',
            title: 'Department key',
            type: 'string',
            managed: true,
            managedScope: 'account',
            uiSchema: { 'ui:widget': 'password' },
          },
          {
            const: 'seatKey',
            title: 'Seat key',
            type: 'string',
            managed: true,
            managedScope: 'user',
            uiSchema: { 'ui:widget': 'password' },
          },
        ],
      },
    },
  };
}

function crmSettings(displayName: string) {
  return {
    id: 'crmOptions',
    type: 'section',
    name: `${displayName} options`,
    items: [
      { id: 'crmOptionsNote', type: 'warning', name: 'Note', value: 'These apply to new records only.' },
      {
        id: 'defaultBillable',
        type: 'boolean',
        name: 'Calls are billable by default',
        description: 'Marks each new call as billable.',
        defaultValue: false,
      },
      {
        id: 'callCategory',
        type: 'option',
        name: 'Category of new calls',
        defaultValue: 'sales',
        options: [
          { id: 'sales', name: 'Sales' },
          { id: 'support', name: 'Support' },
        ],
      },
      { id: 'referencePrefix', type: 'inputField', name: 'Prefix of references', defaultValue: '' },
      {
        id: 'visibleTeams',
        type: 'option',
        name: 'Teams that see new records',
        checkbox: true,
        options: [
          { id: 'emea', name: 'EMEA' },
          { id: 'americas', name: 'Americas' },
        ],
      },
      { id: 'pipeline', type: 'option', name: 'Pipeline', dynamicOptions: true },
      {
        id: 'summaries',
        type: 'boolean',
        name: 'Write summaries',
        requiredPermission: 'aiCallLog',
        defaultValue: false,
      },
      {
        id: 'archive',
        type: 'boolean',
        name: 'Copy records to the archive',
        visibleToUsers: false,
        defaultValue: false,
      },
    ],
  };
}

function dealField() {
  return { const: 'deal', title: 'Deal', type: 'selection', contactDependent: true, includeNoneOption: true };
}

function billableField() {
  return {
    const: 'billable',
    title: 'Billable',
    type: 'checkbox',
    contactDependent: false,
    defaultValue: false,
  };
}

function referenceField() {
  return { const: 'reference', title: 'Reference', type: 'inputField', contactDependent: false };
}
