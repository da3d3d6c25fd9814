import { expect, it } from 'vitest';
import type { BuiltScripts } from '../../bench/build';
import { findFirstLists } from '../../bench/first-list';

const script = (imports: string[], modules: string[], styles: string[] = []) => ({
  imports,
  modules: modules.map((module) => `/x/src/panel/${module}`),
  dynamicImports: [],
  styles,
});
const html =
  '<script type="module" crossorigin src="/assets/panel.js"></script>' +
  '<link rel="stylesheet" crossorigin href="/assets/panel.css">';
const built: BuiltScripts = {
  'assets/panel.js': script(['assets/react.js'], ['app/main.tsx', 'app/App.tsx'], ['assets/panel.css']),
  'assets/react.js': script([], []),
  'assets/activity.js': script(['assets/row.js'], ['activity/list/ActivityScreen.tsx']),
  'assets/newest.js': script(['assets/panel.js'], ['shared/newest-lines.ts']),
  'assets/lists.js': script(
    ['assets/row.js'],
    ['plugins/installed/PluginsScreen.tsx', 'tasks/TasksScreen.tsx', 'settings/overview/SettingsScreen.tsx'],
    ['assets/lists.css'],
  ),
  'assets/row.js': script([], ['ui/Row.tsx'], ['assets/row.css']),
  'assets/form.js': script([], ['forms/SchemaForm.tsx']),
};
const words = 'words/en.json';

it('names the page, what it names, and for each screen its code, its style sheets and the words', () => {
  const own = ['panel.html', 'assets/panel.js', 'assets/react.js', 'assets/panel.css'];
  const lists = findFirstLists(built, html);
  expect(lists.map(({ screen }) => screen)).toEqual(['Activity', 'Plugins', 'Tasks', 'Settings']);
  for (const { files, later } of lists) expect(files).toEqual([...own, ...later]);
  const laterOf = (name: string) => lists.find(({ screen }) => screen === name)?.later.toSorted();
  expect(laterOf('Activity')).toEqual(
    [words, 'assets/activity.js', 'assets/newest.js', 'assets/row.css', 'assets/row.js'].toSorted(),
  );
  expect(laterOf('Tasks')).toEqual(
    [words, 'assets/lists.css', 'assets/lists.js', 'assets/row.css', 'assets/row.js'].toSorted(),
  );
});

it('does not pass where a screen is not found any more', () => {
  const { 'assets/lists.js': _lists, ...rest } = built;
  expect(() => findFirstLists(rest, html)).toThrow('PluginsScreen');
});
