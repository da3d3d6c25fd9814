import { describe, expect, it } from 'vitest';
import { findClassProblems } from '../../bench/class-names';

const app = {
  'src/panel/app/main.tsx': "import './App.css'; import { App } from './App'; export const a = App;",
  'src/panel/app/App.css': '.app { color: red }',
  'src/panel/app/App.tsx':
    'export const App = () => <div className="app" />; export const load = () => import(\'../tasks/TasksScreen\');',
  'src/panel/tasks/TasksScreen.tsx':
    "import './tasks.css'; import { Tag } from '../ui/Tag'; export const TasksScreen = () => <Tag />;",
  'src/panel/tasks/tasks.css': '',
  'src/panel/ui/Tag.tsx': 'import \'./Tag.css\'; export const Tag = () => <b className="tag" />;',
  'src/panel/ui/Tag.css': '.tag { color: red }',
};

/** Problems of the small panel above with some files changed or added. */
function check(changes: Record<string, string>): string[] {
  return findClassProblems(new Map(Object.entries({ ...app, ...changes })));
}

/** A screen of tasks that shows one element, with a stylesheet of its own. */
function checkScreen(element: string, css: string, more = ''): string[] {
  return check({
    'src/panel/tasks/TasksScreen.tsx': [
      "import './tasks.css';",
      "import { Tag } from '../ui/Tag';",
      `export const TasksScreen = (p: { tone: Tone; on: boolean }) => <>{Tag}${element}</>;`,
      more,
    ].join('\n'),
    'src/panel/tasks/tasks.css': css,
  });
}

it('passes a panel whose classes are styled where they are used', () => {
  expect(check({})).toEqual([]);
});

describe('a class of one folder is styled in that folder only', () => {
  it.each([
    '.task { } .tag { color: blue }',
    '.task .tag { }',
    '.task:not(.tag) { }',
    '.task { .tag & { } }',
    '@media print { .task { } .tag { } }',
  ])('refuses %s in a feature', (css) => {
    expect(checkScreen('<i className="task" />', css)).toEqual([
      expect.stringMatching(/^src\/panel\/tasks\/tasks\.css:1: \.tag belongs to src\/panel\/ui; /),
    ]);
  });

  it('names the line', () => {
    const css = '/* .tag { } */\n.task::before { content: ".tag {" }\n\n.tag { }';
    expect(checkScreen('<i className="task" />', css)[0]).toMatch(/tasks\.css:4: /);
  });

  it('refuses a class that two features style', () => {
    const problems = check({
      'src/panel/tasks/TasksScreen.tsx':
        "import './tasks.css'; export const TasksScreen = () => <i className='day' />;",
      'src/panel/tasks/tasks.css': '.day { }',
      'src/panel/reports/reports.css': '.day { }',
    });
    expect(problems).toContainEqual(expect.stringContaining('.day belongs to'));
  });
});

describe('a class that is used is styled', () => {
  it.each([
    ['<i className="task gone" />', 'gone'],
    ["<i className={p.on ? 'task' : 'gone'} />", 'gone'],
    ['<i className={`task gone-${p.tone}`} />', 'gone-…'],
    ["<i className={p.on && 'gone'} />", 'gone'],
    ["<i className={['task', p.on && 'gone'].filter(Boolean).join(' ')} />", 'gone'],
    ['<i className={named} />', 'gone'],
  ])('finds %s', (element, name) => {
    const problems = checkScreen(
      element,
      '.task { }',
      'const named = \'gone\'; const all = <i className="task" />;',
    );
    expect(problems).toEqual([`src/panel/tasks/TasksScreen.tsx:3: class "${name}" is styled nowhere`]);
  });

  it('does not take what is compared for a class', () => {
    expect(checkScreen("<i className={p.tone === 'gone' ? 'task' : undefined} />", '.task { }')).toEqual([]);
  });

  it('refuses a class that could be any, or comes from elsewhere', () => {
    expect(checkScreen('<i className={`task ${p.tone}`} />', '.task { }')).toEqual([
      'src/panel/tasks/TasksScreen.tsx:3: class "…" could be any; write a part of it',
    ]);
    expect(checkScreen('<i className={classesOf(p)} />', '')).toEqual([
      expect.stringMatching(/TasksScreen\.tsx:3: write the names of classes into className/),
    ]);
  });
});

describe('by a stylesheet that is for it', () => {
  it.each(['reports/reports', 'settings/crm/form', 'tasks/inner/inner'])('refuses %s.css', (sheet) => {
    const problems = check({
      'src/panel/tasks/TasksScreen.tsx': `import '../${sheet}.css'; export const TasksScreen = () => <i className="there" />;`,
      [`src/panel/${sheet}.css`]: '.there { }',
    });
    expect(problems).toContain(
      `src/panel/tasks/TasksScreen.tsx:1: class "there" is styled in src/panel/${sheet}.css, which is not for src/panel/tasks`,
    );
  });

  it.each(['tasks/tasks', 'ui/There', 'forms/There', 'shared/there', 'shared/inner/there', 'app/App'])(
    'passes %s.css',
    (sheet) => {
      const problems = check({
        'src/panel/app/App.tsx': "export const load = () => import('../tasks/inner/TasksScreen');",
        'src/panel/app/App.css': '',
        'src/panel/tasks/TasksScreen.tsx': '',
        'src/panel/ui/Tag.css': '',
        'src/panel/ui/Tag.tsx': '',
        'src/panel/tasks/inner/TasksScreen.tsx': `import '../../${sheet}.css'; export const TasksScreen = () => <i className="there" />;`,
        [`src/panel/${sheet}.css`]: '.there { }',
      });
      expect(problems).toEqual([]);
    },
  );

  it('refuses one that only another screen loads', () => {
    const problems = check({
      'src/panel/app/App.tsx':
        "export const App = () => <div className=\"app\" />; export const load = [() => import('../tasks/TasksScreen'), () => import('../tasks/Other')];",
      'src/panel/tasks/TasksScreen.tsx':
        "import './tasks.css'; export const TasksScreen = () => <i className='task' />;",
      'src/panel/tasks/tasks.css': '.task { }',
      'src/panel/tasks/Other.tsx': "import { Part } from './Part'; export const Other = Part;",
      'src/panel/tasks/Part.tsx':
        "import type { T } from './TasksScreen'; export const Part = () => <i className='task' />;",
    });
    expect(problems).toContain(
      'src/panel/tasks/Part.tsx:1: class "task" is styled in src/panel/tasks/tasks.css, which src/panel/tasks/Other does not load; import it',
    );
  });

  it('takes what the first screen loads as there', () => {
    expect(checkScreen('<i className="app" />', '')).toEqual([]);
  });
});

describe('a class that is styled is used', () => {
  it('finds one that nothing uses', () => {
    expect(checkScreen('<i className="task" />', '.task { }\n.task .dust { }')).toEqual([
      'src/panel/tasks/tasks.css:2: nothing uses .dust',
    ]);
  });

  it('finds one that is put together of a part that nothing is called', () => {
    const tones = "type Tone = 'good' | 'bad';";
    expect(
      checkScreen('<i className={`task-${p.tone}`} />', '.task-good { } .task-7 { } .task-sepia { }', tones),
    ).toEqual(['src/panel/tasks/tasks.css:1: nothing uses .task-sepia']);
  });
});
