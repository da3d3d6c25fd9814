/**
 * What people notice of each version, newest first, from CHANGELOG.md in a line each (`news_<name>` in `_locales`).
 * A version without such lines is none for them.
 */
export const news = [
  {
    version: '0.2.0',
    lines: [
      'calls',
      'quick_log',
      'numbers',
      'lists',
      'keys',
      'rules',
      'settings',
      'search',
      'first_steps',
      'set_up',
      'report',
      'admin',
      'allowed',
      'transfer',
      'authors',
    ],
  },
] as const satisfies readonly { readonly version: string; readonly lines: readonly string[] }[];

export type News = (typeof news)[number];

/** The versions after one that a person has seen, up to the one that runs. */
export function newsBetween(seen: string, running: string): News[] {
  return news.filter(({ version }) => isNewer(version, seen) && !isNewer(version, running));
}

/** Whether a version of numbers and points is newer than another one; what is no number counts as 0. */
export function isNewer(version: string, than: string): boolean {
  const [mine, other] = [version, than].map((text) => text.split('.').map((part) => Number(part) || 0));
  const at = [0, 1, 2, 3].find((place) => (mine?.[place] ?? 0) !== (other?.[place] ?? 0));
  return at !== undefined && (mine?.[at] ?? 0) > (other?.[at] ?? 0);
}
