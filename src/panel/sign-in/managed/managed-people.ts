import type { Extension } from '../../../core/basics/extension';
import type { ManagedPerson } from '../../../core/sign-in/managed-auth';

/** A person who can have values, or has some. */
export interface ManagedRow {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly email: string;
  /** False for a person who has left the account; their stored values can still be removed. */
  readonly isThere: boolean;
  readonly stored: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

/** People who left but have values first, then everybody by name. */
export function peopleRows(extensions: readonly Extension[], people: readonly ManagedPerson[]): ManagedRow[] {
  const storedOf = new Map(people.map(({ extensionId, stored }) => [extensionId, stored]));
  const here = extensions
    .filter(({ id, takesCalls }) => takesCalls || storedOf.has(id))
    .map((extension) => ({
      id: extension.id,
      name: extension.name || extension.number,
      number: extension.number,
      email: extension.email,
      isThere: true,
      stored: storedOf.get(extension.id) ?? nothing,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const known = new Set(here.map(({ id }) => id));
  const gone = people
    .filter(({ extensionId, stored }) => !known.has(extensionId) && stored.size > 0)
    .map(({ extensionId, name, stored }) => ({
      id: extensionId,
      name: name || extensionId,
      number: '',
      email: '',
      isThere: false,
      stored,
    }));
  return [...gone, ...here];
}

export const personFilters = ['all', 'missing', 'complete'] as const;
export type PersonFilter = (typeof personFilters)[number];

/** @param fields number of fields to fill in */
export function filterPeople(
  rows: readonly ManagedRow[],
  filter: PersonFilter,
  fields: number,
): readonly ManagedRow[] {
  if (filter === 'all') return rows;
  return rows.filter(({ stored }) => (filter === 'complete') === stored.size >= fields);
}

export function searchTextOf({ name, number, email }: ManagedRow): string {
  return [name, number, email].join(' · ');
}
