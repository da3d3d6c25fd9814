import { additionalFields, contactTypesOf, hostnameOf } from './connector-manifest';
import type { JsonObject } from '../basics/json';
import { readLogFields, type LogField } from './log-field';
import { plainText } from '../basics/text';

export interface FormFields {
  readonly fields: LogField[];
  readonly newContactFields: LogField[];
  readonly contactTypes: { value: string; title: string }[];
}

/** Fields that the connector adds to the log form and to the form of a contact created with it. */
export function readFormFields(platform: JsonObject, kind: 'call' | 'message'): FormFields {
  return {
    fields: readLogFields(additionalFields(platform, kind === 'call' ? 'callLog' : 'messageLog')),
    newContactFields: readLogFields(additionalFields(platform, 'newContact')),
    contactTypes: contactTypesOf(platform['contactTypes']),
  };
}

/** How to open a CRM's pages. */
export interface CrmPages {
  /**
   * Address template of a contact or log, with `{hostname}`, `{contactId}`, `{contactType}`, `{logId}`; '' for none.
   */
  readonly contactPageUrl: string;
  readonly logPageUrl: string;
  /** Host name fixed by the connector; '' when each customer has their own. */
  readonly hostname: string;
}

export function readCrmPages(platform: JsonObject): CrmPages {
  return {
    contactPageUrl: plainText(platform['contactPageUrl'], 1000),
    logPageUrl: plainText(platform['logPageUrl'], 1000),
    hostname: hostnameOf(platform),
  };
}
