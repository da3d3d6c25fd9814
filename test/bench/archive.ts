import { readFileSync } from 'node:fs';
import { zipSync, type Zippable } from 'fflate';
import { listFiles } from './files';
import { projectPath } from './project';

/** The first moment that a zip can name: every file carries it, so that the same build gives the same bytes. */
const fixedTime = new Date(1980, 0, 1);

/** Packs files in the order of their names; same names and contents, same bytes. */
export function packFiles(files: Map<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const name of [...files.keys()].toSorted())
    entries[name] = [files.get(name) ?? new Uint8Array(), { level: 9, mtime: fixedTime, os: 3, attrs: 0 }];
  return zipSync(entries);
}

/** Everything of `dist`, by path. */
export function readBuild(): Map<string, Uint8Array> {
  const folder = `${projectPath('dist').replaceAll('\\', '/')}/`;
  return new Map(
    listFiles(projectPath('dist')).map((path) => [path.slice(folder.length), readFileSync(path)]),
  );
}

/** The package to load by hand: everything of `dist`. */
export function packBuild(): Uint8Array {
  return packFiles(readBuild());
}
