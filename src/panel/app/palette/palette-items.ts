import type { ActivityLine } from '../../../core/activity/activity-line';
import { searchFor } from '../../../core/basics/word-search';
import { fold } from '../../../core/basics/fold';
import type { IconName } from '../../ui/Icon';

export const paletteGroups = ['screens', 'contacts', 'activities', 'plugins', 'settings'] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** What choosing an entry does: leads to an address, calls a number, looks in the CRM, or shows the keys. */
export type PaletteAct =
  { readonly href: string } | { readonly call: string } | { readonly lookFor: string } | 'shortcuts';

export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly title: string;
  /** Beside the title: a place, a number, a time. */
  readonly text: string;
  /** Found by these too, and not shown. */
  readonly also?: readonly string[];
  readonly icon: IconName;
  readonly act: PaletteAct;
}

/** As many of a group as can be looked over. */
const mostOfGroup = 6;

/**
 * Those that hold every word typed, group by group; in a group those first whose title begins so. Without any words the
 * screens and the last activities.
 */
export function findItems(items: readonly PaletteItem[], query: string): PaletteItem[] {
  const words = fold(query.trim());
  const isFound = searchFor(words);
  const begins = ({ title }: PaletteItem) => Number(fold(title).startsWith(words));
  return paletteGroups.flatMap((group) => {
    const ofGroup = items.filter((item) => item.group === group);
    if (words === '')
      return group === 'screens' || group === 'activities' ? ofGroup.slice(0, mostOfGroup) : [];
    return ofGroup
      .filter(({ title, text, also = [] }) => isFound([title, text, ...also]))
      .toSorted((a, b) => begins(b) - begins(a))
      .slice(0, mostOfGroup);
  });
}

/** Whom these activities were with, as the CRM knows them: each once, the last first. */
export function knownContacts(lines: readonly ActivityLine[]): { name: string; number: string }[] {
  const known = new Map<string, { name: string; number: string }>();
  for (const { contactName: name, number, others } of lines) {
    const key = `${name}/${number}`;
    if (name !== '' && number !== '' && others <= 0 && !known.has(key)) known.set(key, { name, number });
  }
  return [...known.values()];
}
