import { isObject } from '../../../core/basics/json';
import { plainText } from '../../../core/basics/text';
import type { FormValues } from '../../forms/form-values';

/** What was typed for a connector and not sent, without secrets. */
export interface ConnectDraft {
  readonly values: FormValues;
  readonly hostname: string;
}

/** Only for this connector: another one's address and fields do not apply. */
export function readConnectDraft(draft: unknown, connectorId: string): ConnectDraft {
  if (!isObject(draft) || draft['connectorId'] !== connectorId) return { values: {}, hostname: '' };
  const { values, hostname } = draft;
  return { values: isObject(values) ? { ...values } : {}, hostname: plainText(hostname, 2048) };
}
