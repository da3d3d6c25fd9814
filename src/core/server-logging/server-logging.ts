import { isObject, partOf } from '../basics/json';
import { plainText } from '../basics/text';
import { hostOf, parseSafeUrl, type SafeUrl } from '../basics/url';

/** What a connector declares as `serverSideLogging`: a service that logs the account's calls without any panel. */
export interface ServerLogging {
  /** Base address of the service; `undefined` when no token may be sent to it. */
  readonly url: SafeUrl | undefined;
  /** '' without an address. */
  readonly host: string;
  /**
   * Logs are created with the CRM session of the admin who switched the service on; otherwise with
   * `additionalFields`.
   */
  readonly usesAdminSession: boolean;
  readonly hasUserMapping: boolean;
  /** Declared fields that configure the CRM account used for logging. */
  readonly additionalFields: readonly unknown[];
  /** RingCentral client id that the service signs in with; '' for the usual one. */
  readonly ringCentralClientId: string;
}

/** Reads it from the manifest's part for one CRM; `undefined` when nothing is declared. */
export function readServerLogging(platform: unknown): ServerLogging | undefined {
  const declared = partOf(platform, 'serverSideLogging');
  if (!isObject(declared)) return undefined;
  const url = parseSafeUrl(declared['url']);
  const fields = declared['additionalFields'];
  return {
    url,
    host: url ? hostOf(url) : '',
    usesAdminSession: declared['useAdminAssignedUserToken'] === true,
    hasUserMapping: declared['enableUserMapping'] === true,
    additionalFields: Array.isArray(fields) ? fields : [],
    ringCentralClientId: plainText(declared['rcClientId'], 100),
  };
}
