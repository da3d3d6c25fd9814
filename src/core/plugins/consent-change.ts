import type { Consent } from './consent';
import { addressNames, type AddressName, type Asked } from './asked';
import type { LogType } from '../basics/log-type';
import type { PluginManifest } from './plugin-manifest';

/** What changes for admins who agreed to an earlier version. */
export interface ConsentChange {
  readonly version: { readonly before: string; readonly now: string } | undefined;
  /** Addresses on a host that has not received this kind of data before. */
  readonly newHosts: readonly {
    readonly name: AddressName;
    readonly host: string;
    readonly before: string | undefined;
  }[];
  readonly goneHosts: readonly { readonly name: AddressName; readonly host: string }[];
  readonly newLogTypes: readonly LogType[];
  readonly goneLogTypes: readonly LogType[];
  readonly newFields: readonly string[];
  readonly goneFields: readonly string[];
}

export function consentTo(manifest: PluginManifest): Consent {
  return {
    version: manifest.version,
    hosts: { ...manifest.hosts },
    logTypes: [...manifest.logTypes],
    fields: manifest.settings.map((field) => field.key),
  };
}

/** Without an earlier agreement (a record written by another client) everything is new. */
export function compareConsent(agreed: Consent | undefined, now: Consent): ConsentChange {
  const before: Consent = agreed ?? { version: '', hosts: {}, logTypes: [], fields: [] };
  return {
    version: before.version === now.version ? undefined : { before: before.version, now: now.version },
    newHosts: addressNames.flatMap((name) => {
      const host = now.hosts[name];
      return host === undefined || host === before.hosts[name]
        ? []
        : [{ name, host, before: before.hosts[name] }];
    }),
    goneHosts: addressNames.flatMap((name) => {
      const host = before.hosts[name];
      return host === undefined || name in now.hosts ? [] : [{ name, host }];
    }),
    newLogTypes: without(now.logTypes, before.logTypes),
    goneLogTypes: without(before.logTypes, now.logTypes),
    newFields: without(now.fields, before.fields),
    goneFields: without(before.fields, now.fields),
  };
}

/** True when more data goes out, or goes to someone else: an admin has to agree again. */
export function growsBeyond(change: ConsentChange): boolean {
  return change.newHosts.length > 0 || change.newLogTypes.length > 0;
}

export function changesAnything(change: ConsentChange): boolean {
  return Object.values(change).some((part: unknown) =>
    Array.isArray(part) ? part.length > 0 : Boolean(part),
  );
}

/** True when nothing goes out beyond what was agreed to, and to nobody else. */
export function isCovered(
  now: Pick<Asked, 'hosts' | 'logTypes'>,
  agreed: Pick<Consent, 'hosts' | 'logTypes'> | undefined,
): boolean {
  return (
    Object.entries(now.hosts).every(([name, host]) => host === agreed?.hosts[name]) &&
    now.logTypes.every((type) => agreed?.logTypes.includes(type))
  );
}

/** True when both allow the same data to the same hosts; version and settings may differ. */
export function allowsSame(a: Consent, b: Consent): boolean {
  return isCovered(a, b) && isCovered(b, a);
}

function without<T>(list: readonly T[], others: readonly T[]): T[] {
  return list.filter((one) => !others.includes(one));
}
