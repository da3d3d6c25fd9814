import { additionalFields, contactTypesOf, hostnameOf } from './connector-manifest';
import type { JsonObject } from '../basics/json';
import { readLogFields, type LogField } from './log-field';
import { plainText } from '../basics/text';

export interface FormFields {
  readonly fields: LogField[];
  readonly newContactFields: LogField[];
  readonly contactTypes: { value: string; title: string }[];
}

/** The connector's own fields in the form of a log, and in that of a contact which is made with it. */
export function readFormFields(platform: JsonObject, kind: 'call' | 'message'): FormFields {
  return {
    fields: readLogFields(additionalFields(platform, kind === 'call' ? 'callLog' : 'messageLog')),
    newContactFields: readLogFields(additionalFields(platform, 'newContact')),
    contactTypes: contactTypesOf(platform['contactTypes']),
  };
}

/** Where a CRM shows what is in it. */
export interface CrmPages {
  /** Address of a contact or log, with `{hostname}`, `{contactId}`, `{contactType}`, `{logId}`; '' for none. */
  readonly contactPageUrl: string;
  readonly logPageUrl: string;
  /** Host name that the connector fixes; '' when it is the customer's own. */
  readonly hostname: string;
}

export function readCrmPages(platform: JsonObject): CrmPages {
  return {
    contactPageUrl: plainText(platform['contactPageUrl'], 1000),
    logPageUrl: plainText(platform['logPageUrl'], 1000),
    hostname: hostnameOf(platform),
  };
}
