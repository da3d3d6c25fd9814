import type { AxiosStatic } from 'axios';
import type { PhoneNumbers } from '../core/core-package';
import type { CoreVersion } from '../core/core-version';
import { callLogInterfaces } from './call-log-interfaces';
import { CONNECTOR_IDENTITIES, connectorManifest } from './connector-manifest';
import type { ConnectorIdentity } from './connector-manifest';
import { contactInterfaces } from './contact-interfaces';
import type { FindRow } from './connector-parameters';
import { CrmClient } from './crm-client';
import { messageLogInterfaces } from './message-log-interfaces';
import { serverLoggingInterfaces } from './server-logging-interfaces';
import { sessionInterfaces } from './session-interfaces';

const LOG_FORMATS: Readonly<Record<ConnectorIdentity['platform'], string>> = {
  keyCRM: 'text/plain',
  oauthCRM: 'text/html',
};

/** The two sample connectors, every connector interface implemented, ready to be registered with a core. */
export function sampleConnectors(
  axios: AxiosStatic,
  config: { version: CoreVersion; worldPort: number },
  findRow: FindRow,
  phoneNumbers: PhoneNumbers,
) {
  const server = config.version === '1741' ? 'callback' : 'polling';
  return CONNECTOR_IDENTITIES.map((identity) => {
    const crm = new CrmClient(axios, identity.crmHost);
    return {
      platform: identity.platform,
      manifest: connectorManifest(identity, server),
      connector: {
        ...sessionInterfaces(identity, crm, config.worldPort),
        ...contactInterfaces(crm, phoneNumbers),
        ...callLogInterfaces(crm, findRow),
        ...messageLogInterfaces(crm),
        ...serverLoggingInterfaces(identity, crm),
        getLogFormatType: () => LOG_FORMATS[identity.platform],
      },
    };
  });
}
