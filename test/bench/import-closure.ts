import type { BuiltScripts } from './build';

/** Everything that has to be loaded before the first of `entries` can run: static imports, followed to the end. */
export function findStaticClosure(scripts: BuiltScripts, entries: string[]): string[] {
  const found = new Set<string>();
  const waiting = [...entries];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const script = scripts[name];
    if (!script) throw new Error(`The build names a script that it did not write: ${name}`);
    found.add(name);
    waiting.push(...script.imports);
  }
  return [...found].toSorted();
}

/** Files that a page names, as paths in `dist`: its scripts, its style sheets and what it preloads. */
export function findPageFiles(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => /\b(?:src|href)="\/?([^"]+)"/.exec(tag)?.[1] ?? []);
}

/** Scripts of a page, as paths in `dist`: its module scripts and what it preloads. */
export function findPageScripts(html: string): string[] {
  return findPageFiles(html).filter((name) => name.endsWith('.js'));
}

/** npm package that a source module belongs to; undefined for the project's own modules. */
export function packageOf(module: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1];
}

/** Scripts among `names` that hold a module of one of the packages. */
export function findScriptsWith(scripts: BuiltScripts, names: string[], packages: RegExp): string[] {
  return names.filter((name) =>
    scripts[name]?.modules.some((module) => packages.test(packageOf(module) ?? '')),
  );
}
