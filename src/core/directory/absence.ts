import type { Problem } from '../basics/problem';

/**
 * Why something of the directory is not at hand: it could not be asked for, the directory refuses to show it, its
 * lists do not have it, or it was published and is no more.
 */
const absences = ['not_loaded', 'refused', 'not_listed', 'withdrawn'] as const;
export type Absence = (typeof absences)[number];

/** As it was stored; before there were reasons, none was. */
export function readAbsence(stored: string | undefined): Absence {
  return absences.find((absence) => absence === stored) ?? 'not_loaded';
}

/** What a failed request for a list, an item or a manifest means. */
export function absenceOf({ code, status = 0 }: Problem): Absence {
  if (code === 'not_found') return 'not_listed';
  // An unknown route is the directory's fault and says nothing about the item; 429 passes by itself.
  if (code === 'missing_route' || status === 429) return 'not_loaded';
  if (status === 404) return 'withdrawn';
  return status >= 400 && status < 500 ? 'refused' : 'not_loaded';
}
