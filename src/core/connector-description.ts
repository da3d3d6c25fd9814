import { additionalFields, contactTypesOf, hostnameOf } from './connector-manifest';
import { readFields, type Field } from './field';
import { formSchema, type FormSchema } from './form-schema';
import { isObject, type JsonObject } from './json';
import { readLogFields, type LogField } from './log-field';
import { plainText } from './text';

/** The page on which a CRM asks for its key. */
export interface ApiKeyPage {
  readonly title: string;
  readonly form: FormSchema;
}

/** @param platform a connector manifest's part for one CRM (core/connector-platform.ts) */
export function readApiKeyPage(platform: JsonObject): ApiKeyPage {
  const auth = isObject(platform['auth']) ? platform['auth'] : {};
  const apiKey = isObject(auth['apiKey']) ? auth['apiKey'] : {};
  const page = isObject(apiKey['page']) ? apiKey['page'] : {};
  const { fields } = readFields(page['content']);
  return { title: plainText(page['title']), form: formSchema(fields.length > 0 ? fields : [apiKeyField]) };
}

// A connector that declares no page still needs its key.
const apiKeyField: Field = {
  key: 'apiKey',
  title: 'API key',
  description: '',
  kind: 'text',
  required: true,
  hidden: false,
  searchable: false,
  options: [],
  default: undefined,
  uiSchema: {},
};

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
