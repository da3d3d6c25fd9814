import { isObject } from '../basics/json';
import { plainText } from '../basics/text';

/** What a connector reports about its own licence (GET /licenseStatus, core 1.7.41 index.js:318). For display only. */
export interface ConnectorLicence {
  readonly isValid: boolean;
  /** Name of the plan, or what is wrong. */
  readonly status: string;
  /** May use the inline marks of `inline-text`. */
  readonly description: string;
}

export function readConnectorLicence(body: unknown): ConnectorLicence | undefined {
  if (!isObject(body) || typeof body['isLicenseValid'] !== 'boolean') return undefined;
  return {
    isValid: body['isLicenseValid'],
    status: plainText(body['licenseStatus'], 100),
    description: plainText(body['licenseStatusDescription'], 1000),
  };
}
