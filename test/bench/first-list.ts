import type { BuiltScripts } from './build';
import { findPageFiles, findStaticClosure } from './import-closure';

const page = 'panel.html';
/** What every screen of the page waits for beside its own code. */
const always = 'src/panel/app/App.tsx';
/** Those of one language that the first screens say. */
const words = 'words/en.json';

/** The screens of the tab bar, and the modules that bring their first list. */
const screens: { readonly [screen: string]: readonly string[] } = {
  Activity: ['src/panel/activity/list/ActivityScreen.tsx', 'src/panel/shared/newest-lines.ts'],
  Plugins: ['src/panel/plugins/installed/PluginsScreen.tsx'],
  Tasks: ['src/panel/tasks/TasksScreen.tsx'],
  Settings: ['src/panel/settings/overview/SettingsScreen.tsx'],
};

/** What is fetched until a screen's list stands, as paths in `dist`. */
export interface FirstList {
  readonly screen: string;
  /** All files. */
  readonly files: readonly string[];
  /** Those of them that the page itself does not name: they are asked for by its code. */
  readonly later: readonly string[];
}

/**
 * The files that are needed for each first list, by what imports what.
 * @param html the built page
 */
export function findFirstLists(scripts: BuiltScripts, html: string): FirstList[] {
  const own = withImports(scripts, findPageFiles(html));
  return Object.entries(screens).map(([screen, modules]) => {
    const entries = [always, ...modules].map((module) => findFileOf(scripts, module));
    const later = withImports(scripts, [...entries, words]).filter((file) => !own.includes(file));
    return { screen, files: [page, ...own, ...later], later };
  });
}

/** With all that its scripts import, and their style sheets. */
function withImports(scripts: BuiltScripts, files: readonly string[]): string[] {
  const isScript = (file: string) => file.endsWith('.js');
  const all = findStaticClosure(scripts, files.filter(isScript));
  const styles = all.flatMap((name) => scripts[name]?.styles ?? []);
  return [...new Set([...all, ...styles, ...files.filter((file) => !isScript(file))])];
}

/** The script that holds a source module. */
function findFileOf(scripts: BuiltScripts, module: string): string {
  const found = Object.keys(scripts).find((name) =>
    scripts[name]?.modules.some((one) => one.endsWith(`/${module}`)),
  );
  if (found === undefined)
    throw new Error(`No script of the build holds ${module}, which a first list needs`);
  return found;
}
