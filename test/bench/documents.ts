import { posix } from 'node:path';

/** Folders of `src`, whose files the documents name without it. */
const rooms = [
  'core',
  'protocol',
  'platform',
  'storage',
  'api',
  'background',
  'dialer',
  'actions',
  'panel',
  'page',
];

/**
 * What a document names and the repository does not have, a line each: links to files, and paths in backticks.
 * @param exists whether a path from the top of the repository is a file or a folder
 */
export function findDeadPaths(path: string, text: string, exists: (path: string) => boolean): string[] {
  const folder = posix.dirname(path);
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
  const named = [...text.matchAll(/`([\w.-]+(?:\/[\w.*<>-]+)+)\/?`/g)].map(([, name = '']) => name);
  const isRoom = (name: string) => rooms.includes(name.split('/')[0] ?? '');
  const isTop = (name: string) => /^(?:src|test|public|\.github)\//.test(name);
  return [
    ...links.filter((link) => !exists(posix.join(folder, link))),
    ...named
      .filter((name) => (isTop(name) || isRoom(name)) && !/[*<]/.test(name))
      .filter((name) => {
        const places = [name, posix.join(folder, name), `src/${name}`];
        return !places.some((place) => exists(place) || exists(`${place}.ts`) || exists(`${place}.tsx`));
      }),
  ].map((name) => `${path}: names ${name}, which is not there`);
}
