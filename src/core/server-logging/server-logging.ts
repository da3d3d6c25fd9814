import { isObject } from '../basics/json';
import { plainText } from '../basics/text';
import { hostOf, parseSafeUrl, type SafeUrl } from '../basics/url';

/** What a connector declares as `serverSideLogging`: a service that logs the account's calls without any panel. */
export interface ServerLogging {
  /** Base address of that service; `undefined` where it is none that a token may be sent to. */
  readonly url: SafeUrl | undefined;
  /** '' without an address. */
  readonly host: string;
  /** Records are made with the CRM session of the admin who switched it on; else with `additionalFields`. */
  readonly usesAdminSession: boolean;
  readonly hasUserMapping: boolean;
  /** Fields that the CRM's account for this work is set up with, as declared. */
  readonly additionalFields: readonly unknown[];
  /** The RingCentral client that the service signs in as; '' for the usual one. */
  readonly ringCentralClientId: string;
}

/** Reads it from a connector manifest's part for one CRM; `undefined` where nothing is declared. */
export function readServerLogging(platform: unknown): ServerLogging | undefined {
  const declared = isObject(platform) ? platform['serverSideLogging'] : undefined;
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
