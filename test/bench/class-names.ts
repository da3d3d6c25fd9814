import { posix } from 'node:path';
import { parseSync } from 'vite';
import { type ClassMention, findStyledClasses } from './style-classes';
import { findUsedClasses, type UsedClass } from './used-classes';

const panel = 'src/panel';
const entry = `${panel}/app/main.tsx`;
/** Folders whose classes every screen may use. A class that two folders style belongs to the first of these. */
const sharedFolders = ['ui', 'forms', 'shared', 'app'].map((name) => `${panel}/${name}`);

interface Imports {
  now: string[];
  later: string[];
}

/** What a file of the panel loads when it is loaded itself, and what it loads later; types are neither. */
function findImports(path: string, text: string): Imports {
  const { module } = parseSync(path, text);
  const now = [
    ...module.staticImports.filter(
      ({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType),
    ),
    ...module.staticExports.flatMap(({ entries }) => entries.filter(({ isType }) => !isType)),
  ].flatMap(({ moduleRequest }) => moduleRequest?.value ?? []);
  const later = module.dynamicImports.flatMap(
    ({ moduleRequest }) =>
      /^['"](.+)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1] ?? [],
  );
  const resolve = (specifiers: string[]) =>
    specifiers.filter((one) => one.startsWith('.')).map((one) => posix.join(posix.dirname(path), one));
  return { now: resolve(now), later: resolve(later) };
}

/** The folder of the panel that a file belongs to: `src/panel/settings`. */
function folderOf(path: string): string {
  return path.split('/').slice(0, 3).join('/');
}

/** Whether a stylesheet is for a component: of its own folder, of one above it in its domain, or for all. */
function reaches(path: string, stylesheet: string): boolean {
  const folder = posix.dirname(stylesheet);
  if (folder.startsWith(folderOf(path)) && `${posix.dirname(path)}/`.startsWith(`${folder}/`)) return true;
  return sharedFolders.includes(folderOf(stylesheet));
}

/** The files that are loaded together, by what loads them: the first screen, and each later part beside it. */
function findLoadedParts(imports: Map<string, Imports>, stylesheets: Set<string>): Map<string, Set<string>> {
  const load = (path: string, found: Set<string>): Set<string> => {
    const file = [path, `${path}.ts`, `${path}.tsx`].find((one) => imports.has(one) || stylesheets.has(one));
    if (file === undefined || found.has(file)) return found;
    found.add(file);
    for (const next of imports.get(file)?.now ?? []) load(next, found);
    return found;
  };
  const first = load(entry, new Set());
  const later = new Set([...imports.values()].flatMap((one) => one.later));
  const parts = [...later].map((path) => [path, load(path, new Set(first))] as const);
  // What the first screen has is judged there.
  for (const [, part] of parts) for (const path of first) if (path.endsWith('.tsx')) part.delete(path);
  return new Map([[entry, first], ...parts]);
}

/** Classes that more than one folder styles: each belongs to one component. */
function findSharedClasses(styled: Map<string, ClassMention[]>): string[] {
  const rank = (folder: string) =>
    sharedFolders.includes(folder) ? sharedFolders.indexOf(folder) : Infinity;
  const owners = new Map<string, string>();
  for (const [path, mentions] of styled)
    for (const { name } of mentions) {
      const owner = owners.get(name);
      if (owner === undefined || rank(folderOf(path)) < rank(owner)) owners.set(name, folderOf(path));
    }
  return [...styled].flatMap(([path, mentions]) =>
    mentions
      .filter(({ name }) => owners.get(name) !== folderOf(path))
      .map(
        ({ name, line }) =>
          `${path}:${line}: .${name} belongs to ${owners.get(name)}; give the component a variant there, or its surroundings a class here`,
      ),
  );
}

const literal = /['"`]([\w-]+)['"`]/g;

/**
 * Classes of the panel that two folders style, that nothing styles or uses, or that only another screen's stylesheet
 * styles (so that they look right only after that screen was opened), a line each.
 * @param sources text of every file of src by its path
 */
export function findClassProblems(sources: Map<string, string>): string[] {
  const files = [...sources].filter(([path]) => path.startsWith(`${panel}/`));
  const styled = new Map(
    files.filter(([path]) => path.endsWith('.css')).map(([path, text]) => [path, findStyledClasses(text)]),
  );
  const imports = new Map(
    files.filter(([path]) => /\.tsx?$/.test(path)).map(([path, text]) => [path, findImports(path, text)]),
  );
  const parts = findLoadedParts(imports, new Set(styled.keys()));
  const components = files
    .filter(([path]) => path.endsWith('.tsx'))
    .map(([path, text]) => ({ path, ...findUsedClasses(path, text) }));

  const findUseProblem = (path: string, { name, line, pattern }: UsedClass): string[] => {
    const places = [...styled.keys()].filter((sheet) =>
      styled.get(sheet)?.some((one) => pattern.test(one.name)),
    );
    const where = `${path}:${line}: class "${name}"`;
    if (!/\w/.test(name)) return [`${where} could be any; write a part of it`];
    if (places.length === 0) return [`${where} is styled nowhere`];
    const near = places.filter((sheet) => reaches(path, sheet));
    if (near.length === 0)
      return [`${where} is styled in ${places.join(', ')}, which is not for ${posix.dirname(path)}`];
    const bare = [...parts].find(([, part]) => part.has(path) && !near.some((sheet) => part.has(sheet)));
    if (bare) return [`${where} is styled in ${near.join(', ')}, which ${bare[0]} does not load; import it`];
    return [];
  };

  const named = new Set(
    [...sources.values()].flatMap((text) => [...text.matchAll(literal)].map((found) => found[1])),
  );
  const allUsed = components.flatMap(({ used }) => used);
  const isUsed = (name: string) =>
    allUsed.some(({ pattern }) =>
      pattern
        .exec(name)
        ?.slice(1)
        .every((part) => named.has(part) || /^\d+$/.test(part)),
    );

  return [
    ...findSharedClasses(styled),
    ...components.flatMap(({ path, used, problems }) => [
      ...problems,
      ...used.flatMap((one) => findUseProblem(path, one)),
    ]),
    ...[...styled].flatMap(([path, mentions]) =>
      mentions
        .filter(({ name }) => !isUsed(name))
        .map(({ name, line }) => `${path}:${line}: nothing uses .${name}`),
    ),
  ];
}
