import { additionalFields, contactTypesOf } from './connector-manifest';
import type { JsonObject } from '../basics/json';
import type { FieldProblem } from '../forms/field';
import { readLogFields, type LogField } from './log-field';

export interface FormFields {
  readonly fields: LogField[];
  readonly newContactFields: LogField[];
  readonly contactTypes: { value: string; title: string }[];
  /** Fields that were left out because they are too much. */
  readonly refused: FieldProblem[];
}

/** Fields that the connector adds to the log form and to the form of a contact created with it. */
export function readFormFields(platform: JsonObject, kind: 'call' | 'message'): FormFields {
  const ofLog = readLogFields(
    additionalFields(platform, kind === 'call' ? 'callLog' : 'messageLog'),
    platform,
  );
  const ofContact = readLogFields(additionalFields(platform, 'newContact'), platform);
  return {
    fields: ofLog.fields,
    newContactFields: ofContact.fields,
    contactTypes: contactTypesOf(platform['contactTypes']),
    refused: [...ofLog.refused, ...ofContact.refused],
  };
}
