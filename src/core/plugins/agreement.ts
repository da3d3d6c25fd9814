import * as v from 'valibot';
import { logTypes, type AddressName } from './asked';
import type { Consent } from './consent';
import { readEntry } from './entry';
import { isObject, type JsonObject } from '../basics/json';
import { settingsKey } from './plugin-key';
import { hostWithPort } from '../basics/url';

/** What a plugin's address is for; each is agreed to by itself. */
export const purposes = {
  run: 'endpointUrl',
  register: 'userRegisterEndpointUrl',
  licence: 'licenseStatusUrl',
  tokenSync: 'tokenSyncUrl',
  signIn: 'authorizationUrl',
  signInState: 'authStateUrl',
  logOut: 'logoutUrl',
} as const satisfies { readonly [purpose: string]: AddressName };
export type Purpose = keyof typeof purposes;
export const purposeNames = [
  'run',
  'register',
  'licence',
  'tokenSync',
  'signIn',
  'signInState',
  'logOut',
] as const satisfies readonly Purpose[];

const who = { by: v.string(), at: v.number() };
const agreedHostSchema = v.object({ host: v.string(), ...who });
const agreementSchema = v.object({
  purposes: v.fallback(v.record(v.string(), v.fallback(v.nullable(agreedHostSchema), null)), {}),
  logTypes: v.fallback(v.object({ types: v.array(v.picklist(logTypes)), ...who }), {
    types: [],
    by: '',
    at: 0,
  }),
  version: v.fallback(v.string(), ''),
  fields: v.fallback(v.array(v.string()), []),
});

/** What an admin agreed to for one plugin: by whom, and when (epoch ms; '' and 0 where nobody wrote that down). */
export interface Agreement {
  readonly purposes: {
    readonly [P in Purpose]?: { readonly host: string; readonly by: string; readonly at: number };
  };
  readonly logTypes: { readonly types: Consent['logTypes']; readonly by: string; readonly at: number };
  readonly version: string;
  readonly fields: readonly string[];
  /** Read from an earlier version's `agreedTo`, whose hosts have no port: there they count for each port. */
  readonly isOld?: true;
}

const prefix = 'panel_agreed_';

/**
 * The key of its own under which an agreement stands in the account's settings: other clients rewrite a plugin's own
 * record at each version, and leave this one alone.
 */
export function agreementKey(pluginId: string): string {
  return `${prefix}${pluginId}`;
}

/** The plugin that such a key belongs to; `undefined` for other keys. */
export function pluginOfAgreement(key: string): string | undefined {
  return key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : undefined;
}

/**
 * What was agreed to for a plugin; `undefined` where no admin was ever asked. A record that cannot be read agrees to
 * nothing. Where there is none, `agreedTo` inside the plugin's record counts for what it names: versions of this panel
 * before 0.2 wrote only that.
 */
export function readAgreement(admin: JsonObject, pluginId: string): Agreement | undefined {
  const record = admin[agreementKey(pluginId)];
  if (record !== undefined) return readRecord(record);
  const plugin = admin[settingsKey(pluginId)];
  const { agreed, isRemoved } = readEntry(plugin);
  return agreed && !isRemoved ? oldAgreement(agreed) : undefined;
}

const nothing: Agreement = {
  purposes: {},
  logTypes: { types: [], by: '', at: 0 },
  version: '',
  fields: [],
};

function readRecord(record: unknown): Agreement {
  const parsed = v.safeParse(agreementSchema, isObject(record) ? record['value'] : undefined);
  if (!parsed.success) return nothing;
  const known = entriesOfPurposes().flatMap(([purpose]) => {
    const agreed = parsed.output.purposes[purpose];
    return agreed ? [[purpose, agreed] as const] : [];
  });
  return { ...parsed.output, purposes: Object.fromEntries(known) };
}

function oldAgreement({ hosts, logTypes: types, version, fields }: Consent): Agreement {
  const known = entriesOfPurposes().flatMap(([purpose, name]) => {
    const host = hosts[name];
    return host === undefined ? [] : [[purpose, { host, by: '', at: 0 }] as const];
  });
  return {
    purposes: Object.fromEntries(known),
    logTypes: { types, by: '', at: 0 },
    version,
    fields,
    isOld: true,
  };
}

/**
 * The record for what is agreed to now, as it is stored. Who agreed to a host before, and when, stays.
 * @param now by whom, and when
 */
export function agreementRecord(
  consent: Consent,
  before: Agreement | undefined,
  now: { readonly by: string; readonly at: number },
): JsonObject {
  const hosts = entriesOfPurposes().flatMap(([purpose, name]) => {
    const host = consent.hosts[name];
    if (host === undefined) return [];
    const known = before?.purposes[purpose];
    return [[purpose, known?.host === host && known.at > 0 ? known : { host, ...now }] as const];
  });
  const types = before?.logTypes;
  const isSame = types?.at && consent.logTypes.every((type) => types.types.includes(type));
  return {
    value: {
      purposes: Object.fromEntries(hosts),
      logTypes: { ...(isSame ? types : now), types: [...consent.logTypes] },
      version: consent.version,
      fields: [...consent.fields],
    },
    customizable: false,
  };
}

/** Whether this address is on the host that was agreed to for this purpose. */
export function isAgreed(agreement: Agreement, purpose: Purpose, address: string): boolean {
  return isSameHost(agreement, agreement.purposes[purpose]?.host, hostWithPort(address));
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
  const hosts = entriesOfPurposes().flatMap(([purpose, name]) => {
    const agreed = agreement.purposes[purpose];
    return agreed ? [[name, agreed.host] as const] : [];
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
  return entriesOfPurposes().flatMap(([purpose, name]) => {
    const address = addresses[name];
    if (address === undefined || isAgreed(agreement, purpose, address)) return [];
    return [{ purpose, host: hostWithPort(address), agreed: agreement.purposes[purpose]?.host ?? '' }];
  });
}

function entriesOfPurposes(): [Purpose, AddressName][] {
  return purposeNames.map((purpose) => [purpose, purposes[purpose]]);
}
