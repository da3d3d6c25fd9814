import type { LogType } from '../basics/log-type';
import { purposeNames, purposes, readKnownLogTypes, type AddressName, type Purpose } from './asked';
import type { Consent } from './consent';
import { readAgreedTo } from './agreed-to';
import { partOf, type JsonObject } from '../basics/json';
import { agreementKey, settingsKey } from './plugin-key';
import { plainText } from '../basics/text';
import { hostWithPort } from '../basics/host';

interface Signed {
  /** '' where nobody wrote that down. */
  readonly by: string;
  /** Epoch ms; 0 where nobody wrote that down. */
  readonly at: number;
}
interface AgreedHost extends Signed {
  /** With port. */
  readonly host: string;
}

/** What admins agreed to for one plugin, by whom and when. */
export interface Agreement {
  readonly purposes: { readonly [P in Purpose]?: AgreedHost };
  readonly logTypes: Signed & { readonly types: readonly LogType[] };
  readonly version: string;
  readonly fields: readonly string[];
  /** Host of its icon at that time; '' where nobody wrote that down. */
  readonly iconHost: string;
  /** Read from an earlier version's `agreedTo`, whose hosts have no port: there they count for each port. */
  readonly isOld?: true;
}

/**
 * What was agreed to for a plugin; `undefined` where no admin was ever asked. A record that cannot be read agrees to
 * nothing. Where there is none, `agreedTo` inside the plugin's record counts for what it names: earlier versions of this
 * panel wrote only that, and it is still written for them.
 */
export function readAgreement(admin: JsonObject, pluginId: string): Agreement | undefined {
  const record = admin[agreementKey(pluginId)];
  if (record !== undefined) return readValue(partOf(record, 'value'));
  const plugin = admin[settingsKey(pluginId)];
  const agreed = partOf(plugin, 'isRemoved') === true ? undefined : readAgreedTo(partOf(plugin, 'value'));
  return agreed && oldAgreement(agreed);
}

function readValue(value: unknown): Agreement {
  const hosts = partOf(value, 'purposes');
  const types = partOf(value, 'logTypes');
  const fields = partOf(value, 'fields');
  return {
    purposes: forPurposes((purpose) => {
      const agreed = partOf(hosts, purpose);
      const host = partOf(agreed, 'host');
      return typeof host === 'string' ? { host, ...readSigned(agreed) } : undefined;
    }),
    logTypes: { types: readKnownLogTypes(partOf(types, 'types')), ...readSigned(types) },
    version: plainText(partOf(value, 'version'), 40),
    iconHost: plainText(partOf(value, 'iconHost'), 300),
    fields: Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : [],
  };
}

function readSigned(raw: unknown): Signed {
  const at = partOf(raw, 'at');
  return { by: plainText(partOf(raw, 'by'), 200), at: typeof at === 'number' ? at : 0 };
}

function oldAgreement({ hosts, logTypes: types, version, fields }: Consent): Agreement {
  const unsigned = { by: '', at: 0 };
  return {
    purposes: forPurposes((_, name) => {
      const host = hosts[name];
      return host === undefined ? undefined : { host, ...unsigned };
    }),
    logTypes: { types, ...unsigned },
    version,
    fields,
    iconHost: '',
    isOld: true,
  };
}

/** The record for what is agreed to now, as it is stored. Who agreed to a host before, and when, stays. */
export function agreementRecord(
  consent: Consent,
  before: Agreement | undefined,
  now: Signed & { readonly iconHost?: string | undefined },
): JsonObject {
  const { iconHost = '', ...signed } = now;
  const types = before?.logTypes;
  const isSame = types?.at && consent.logTypes.every((type) => types.types.includes(type));
  return {
    value: {
      purposes: forPurposes((purpose, name) => {
        const host = consent.hosts[name];
        const known = before?.purposes[purpose];
        if (known?.host === host && known?.at) return known;
        return host === undefined ? undefined : { host, ...signed };
      }),
      logTypes: { ...(isSame ? types : signed), types: [...consent.logTypes] },
      version: consent.version,
      fields: [...consent.fields],
      ...(iconHost && { iconHost }),
    },
    customizable: false,
  };
}

/** Whether this address is on the host that was agreed to for this purpose. */
export function isAgreed(agreement: Agreement, purpose: Purpose, address: string): boolean {
  return isSameHost(agreement, agreement.purposes[purpose]?.host, hostWithPort(address));
}

/** Whether an icon has left the host that it was on when the plugin was agreed to: then it is not loaded. */
export function isIconMoved(agreement: Agreement | undefined, address: string): boolean {
  return (agreement?.iconHost ?? '') !== '' && agreement?.iconHost !== hostWithPort(address);
}

/** Whether this host, with port, was agreed to for any purpose. */
export function isAgreedHost(agreement: Agreement, host: string): boolean {
  return Object.values(agreement.purposes).some((agreed) => isSameHost(agreement, agreed.host, host));
}

function isSameHost({ isOld }: Agreement, agreed: string | undefined, host: string): boolean {
  return agreed === host || (isOld === true && agreed === host.replace(/:\d+$/, ''));
}

/** The agreement in the form in which it is compared with what a manifest asks for. */
export function consentIn(agreement: Agreement): Consent {
  const hosts = purposeNames.flatMap((purpose) => {
    const agreed = agreement.purposes[purpose];
    return agreed ? [[purposes[purpose], agreed.host] as const] : [];
  });
  return {
    version: agreement.version,
    hosts: Object.fromEntries(hosts),
    logTypes: [...agreement.logTypes.types],
    fields: [...agreement.fields],
  };
}

/** An address that has left the host agreed to for it, or was never agreed to. */
export interface Moved {
  readonly purpose: Purpose;
  /** Where it leads now. */
  readonly host: string;
  /** What was agreed to; '' for nothing. */
  readonly agreed: string;
}

/** The published addresses whose host was not agreed to for their purpose: nothing is sent there. */
export function movedAddresses(
  agreement: Agreement,
  addresses: { readonly [name in AddressName]?: string },
): Moved[] {
  return purposeNames.flatMap((purpose) => {
    const address = addresses[purposes[purpose]];
    if (address === undefined || isAgreed(agreement, purpose, address)) return [];
    return [{ purpose, host: hostWithPort(address), agreed: agreement.purposes[purpose]?.host ?? '' }];
  });
}

function forPurposes<T>(valueOf: (purpose: Purpose, name: AddressName) => T | undefined): {
  readonly [P in Purpose]?: T;
} {
  const found: { [P in Purpose]?: T } = {};
  for (const purpose of purposeNames) {
    const value = valueOf(purpose, purposes[purpose]);
    if (value !== undefined) found[purpose] = value;
  }
  return found;
}
