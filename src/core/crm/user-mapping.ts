import type { Extension } from '../basics/extension';
import { isObject } from '../basics/json';
import { plainText } from '../basics/text';

/** A user of the CRM, as `getUserList` of the connector names them. */
export interface CrmUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** How a CRM user was matched with extensions; the server compares e-mail addresses, then names. */
export const matchKinds = ['none', 'email', 'name', 'hand'] as const;
export type MatchKind = (typeof matchKinds)[number];

/** A CRM user and the extensions whose calls are logged under that user's name. */
export interface UserMapping {
  readonly user: CrmUser;
  readonly extensions: readonly Extension[];
  readonly kind: MatchKind;
}

/** Extension ids of one CRM user. */
export interface MappedUser {
  readonly user: CrmUser;
  readonly extensionIds: readonly string[];
}

/** Reads the answer of `POST /admin/userMapping` (core 1.7.41 handlers/admin.js:297); ids may be numbers. */
export function readUserMapping(body: unknown): MappedUser[] | undefined {
  if (!Array.isArray(body)) return undefined;
  return body.filter(isObject).flatMap(({ crmUser, rcUser }): MappedUser[] => {
    const user = isObject(crmUser) ? crmUser : {};
    const id = plainText(user['id'], 200);
    if (id === '') return [];
    const extensions = Array.isArray(rcUser) ? rcUser : [rcUser];
    return [
      {
        user: { id, name: plainText(user['name'], 200) || id, email: plainText(user['email'], 200) },
        extensionIds: extensions
          .filter(isObject)
          .map((extension) => plainText(extension['extensionId'], 40))
          .filter((extensionId) => extensionId !== ''),
      },
    ];
  });
}

/** What the server needs to match an extension with CRM users. */
interface ExtensionToMatch {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/**
 * The extensions to send along. Ids must be text, or the server finds no stored match (core 1.7.41
 * handlers/admin.js:359). It treats two missing e-mail addresses as equal, so extensions that must not match get an
 * address that no CRM has.
 */
export function toMatch({ id, name, firstName, lastName, email, takesCalls }: Extension): ExtensionToMatch {
  const nobody = `extension ${id}`;
  if (!takesCalls) return { id, name: nobody, email: nobody };
  const isWhole = `${firstName} ${lastName}` === name || firstName === '' || lastName === '';
  return {
    id,
    name: name || nobody,
    email: email || nobody,
    ...(!isWhole && { firstName, lastName }),
  };
}

/** Each CRM user with their extensions and how they were matched; users without any first, then by name. */
export function describeMappings(
  mapped: readonly MappedUser[],
  extensions: readonly Extension[],
): UserMapping[] {
  const byId = new Map(extensions.map((extension) => [extension.id, extension]));
  const automatic = automaticMatches(extensions);
  return mapped
    .map(({ user, extensionIds }): UserMapping => {
      const found = extensionIds.flatMap((id) => byId.get(id) ?? []);
      return { user, extensions: found, kind: kindOf(user, found, automatic) };
    })
    .toSorted(
      (a, b) =>
        Number(a.kind !== 'none') - Number(b.kind !== 'none') || a.user.name.localeCompare(b.user.name),
    );
}

function kindOf(
  user: CrmUser,
  [first, ...more]: readonly Extension[],
  automatic: (user: CrmUser) => Extension | undefined,
): MatchKind {
  if (!first) return 'none';
  if (more.length > 0 || automatic(user)?.id !== first.id) return 'hand';
  return first.email !== '' && first.email === user.email ? 'email' : 'name';
}

/** The server's own rule: the first extension whose e-mail address or name is exactly the CRM user's. */
function automaticMatches(extensions: readonly Extension[]): (user: CrmUser) => Extension | undefined {
  const places = { email: new Map<string, number>(), name: new Map<string, number>() };
  for (const [place, { email, name, firstName, lastName, takesCalls }] of extensions.entries()) {
    if (!takesCalls) continue;
    if (email !== '' && !places.email.has(email)) places.email.set(email, place);
    for (const one of [name, `${firstName} ${lastName}`])
      if (one.trim() !== '' && !places.name.has(one)) places.name.set(one, place);
  }
  return ({ email, name }) => {
    const found = Math.min(places.email.get(email) ?? Infinity, places.name.get(name) ?? Infinity);
    return extensions[found];
  };
}

/**
 * All assignments after one user's extensions were chosen. An extension belongs to one CRM user, so whoever had it
 * loses it. Contains only users whose assignment changes.
 */
export function reassign(
  mapped: readonly MappedUser[],
  userId: string,
  extensionIds: readonly string[],
): MappedUser[] {
  return mapped.flatMap((one) => {
    if (one.user.id === userId) return [{ ...one, extensionIds: [...new Set(extensionIds)] }];
    const left = one.extensionIds.filter((id) => !extensionIds.includes(id));
    return left.length === one.extensionIds.length ? [] : [{ ...one, extensionIds: left }];
  });
}

/** The list with these changes applied. */
export function withChanges(
  mapped: readonly MappedUser[],
  changes: readonly MappedUser[],
): readonly MappedUser[] {
  const changed = new Map(changes.map((change) => [change.user.id, change]));
  return mapped.map((one) => changed.get(one.user.id) ?? one);
}

/** Extensions that take calls and have no CRM user, by the account's rows as stored; nobody is matched for it. */
export function withoutCrmUser(extensions: readonly Extension[], rows: unknown): Extension[] {
  const mapped = new Set(
    (Array.isArray(rows) ? rows : []).filter(isObject).flatMap(({ rcExtensionId }) => {
      const ids: readonly unknown[] = Array.isArray(rcExtensionId) ? rcExtensionId : [rcExtensionId];
      return ids.map((id) => plainText(id, 40));
    }),
  );
  return extensions.filter(({ id, takesCalls }) => takesCalls && !mapped.has(id));
}
