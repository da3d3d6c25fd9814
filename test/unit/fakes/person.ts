import { ownerKey, type Connection, type Identity } from '../../../src/core/crm/account';

/** Who uses the panel in unit tests, and the CRM that this person is connected to. */
export const identity: Identity = {
  accountId: '400000001',
  extensionId: '101',
  extensionNumber: '101',
  name: 'Priya Nair',
  email: 'priya@example.com',
  isAdmin: true,
};

export const connection: Connection = {
  serverUrl: 'https://callback.app-connect.example',
  platform: 'keyCRM',
  connectorId: 'keycrm',
  connectorName: 'KeyCRM',
  userName: 'Priya',
  hashedAccountId: 'hashed-account',
  hashedExtensionId: 'hashed-extension',
  capabilities: { rcTokenInHeader: true, accountPlugins: true, pollsTasks: false, interfaces: [] },
  listing: { name: 'keyCRM', access: 'public', ownerAccountId: '' },
  declaredLog: { callFields: [], messageFields: [], contactType: '' },
  state: 'connected',
};

/** Key of this person with this CRM. */
export const owner = ownerKey(identity, connection);
