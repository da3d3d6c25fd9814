import type { JsonObject } from '../basics/json';
import { plainText } from '../basics/text';
import { hostnameOf } from './connector-manifest';

/** How to open a CRM's pages. */
export interface CrmPages {
  /** Address template of a contact or log (core/crm/crm-page.ts); '' for none. */
  readonly contactPageUrl: string;
  readonly logPageUrl: string;
  /** For a call: of the only contact that has the number, and for a number that nobody has; '' for none. */
  readonly callPopUrl: string;
  readonly fallbackPageUrl: string;
  /** Host name fixed by the connector; '' when each customer has their own. */
  readonly hostname: string;
}

export function readCrmPages(platform: JsonObject): CrmPages {
  return {
    contactPageUrl: plainText(platform['contactPageUrl'], 1000),
    // A connector that says so has no page for a log: its contact's is opened.
    logPageUrl: platform['canOpenLogPage'] === false ? '' : plainText(platform['logPageUrl'], 1000),
    callPopUrl: plainText(platform['callPopUrl'], 1000),
    fallbackPageUrl:
      platform['enableFallbackContactPageUrl'] === true
        ? plainText(platform['fallbackContactPageUrl'], 1000)
        : '',
    hostname: hostnameOf(platform),
  };
}
