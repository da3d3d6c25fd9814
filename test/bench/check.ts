import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { packBuild } from './archive';
import { type Figure, measureBuild } from './budgets';
import { ensureBuild } from './build';
import { findForbiddenCode } from './built-code';
import { findManifestProblems } from './built-manifest';
import { findClassProblems } from './class-names';
import { runCommand } from './command';
import { findDeadPaths } from './documents';
import { listFiles } from './files';
import { projectPath } from './project';
import { findReasonProblems } from './store-reasons';
import { findTokenProblems } from './style-tokens';
import { findCitationProblems, findLockProblems, findNameProblems, findTextProblems } from './tracked-files';
import { findTokenTableProblems } from './token-document';
import { findWordProblems, messagesSchema } from './words';

interface CheckResult {
  problems: string[];
  figures?: Figure[];
}

interface Check {
  name: string;
  run: () => Promise<CheckResult>;
}

function commandCheck(name: string, command: string, ...args: string[]): Check {
  return {
    name,
    run: async () => {
      const { ok, output } = await runCommand(command, args);
      return { problems: ok ? [] : [output || `${command} failed without a word`] };
    },
  };
}

const readProjectFile = (path: string) => readFileSync(projectPath(path), 'utf8');
const readBuilt = (name: string) => readFileSync(projectPath('dist', name));

async function checkBuild(): Promise<CheckResult> {
  const scripts = await ensureBuild();
  const folder = projectPath('dist').replaceAll('\\', '/');
  const names = listFiles(folder).map((path) => path.slice(folder.length + 1));
  const { figures, problems } = measureBuild(scripts, readBuilt, (await packBuild()).length);
  const manifest = v.parse(
    v.record(v.string(), v.unknown()),
    JSON.parse(readBuilt('manifest.json').toString()),
  );
  return {
    figures,
    problems: [
      ...problems,
      ...findManifestProblems(manifest),
      ...findReasonProblems(manifest, readProjectFile('.github/store/permissions.md')),
      ...names.flatMap((name) => findForbiddenCode(name, readBuilt(name).toString())),
    ],
  };
}

async function checkWords(): Promise<CheckResult> {
  const readMessages = (language: string) =>
    v.parse(messagesSchema, JSON.parse(readProjectFile(`public/_locales/${language}/messages.json`)));
  const paths = [...listFiles(projectPath('src')), projectPath('manifest.config.ts')];
  return {
    problems: findWordProblems({
      languages: new Map(['en', 'de'].map((language) => [language, readMessages(language)])),
      british: readMessages('en_GB'),
      sources: new Map(
        paths
          .filter((path) => /\.tsx?$/.test(path))
          .map((path) => [path.slice(projectPath().length), readFileSync(path, 'utf8')]),
      ),
    }),
  };
}

async function checkTokenTable(): Promise<CheckResult> {
  const words = v.parse(messagesSchema, JSON.parse(readProjectFile('public/_locales/en/messages.json')));
  return { problems: findTokenTableProblems(readProjectFile('src/README.md'), words) };
}

async function checkClassNames(): Promise<CheckResult> {
  const paths = listFiles(projectPath('src')).filter((path) => /\.(?:tsx?|css)$/.test(path));
  const sources = paths.map(
    (path) => [path.slice(projectPath().length), readFileSync(path, 'utf8')] as const,
  );
  const styles = sources.filter(([path]) => path.endsWith('.css'));
  return { problems: [...findClassProblems(new Map(sources)), ...findTokenProblems(new Map(styles))] };
}

/** Files of the next commit: what git knows or would add. */
function listRepositoryFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  return execFileSync('git', args, { cwd: projectPath(), encoding: 'utf8' }).split('\n').filter(Boolean);
}

async function checkRepository(): Promise<CheckResult> {
  const paths = listRepositoryFiles();
  const texts = paths.filter((path) => !/\.(?:png|ico|woff2|zip|gz)$|^package-lock\.json$/.test(path));
  return {
    problems: [
      ...texts.flatMap((path) => findTextProblems(path, readProjectFile(path))),
      ...texts.flatMap((path) => findCitationProblems(path, readProjectFile(path))),
      ...paths
        .filter((path) => path.endsWith('.md'))
        .flatMap((path) =>
          findDeadPaths(path, readProjectFile(path), (name) => existsSync(projectPath(name))),
        ),
      ...paths.flatMap(findNameProblems),
      ...findLockProblems(readProjectFile('package-lock.json')),
    ],
  };
}

const checks: Check[] = [
  commandCheck('types', 'tsc', '--noEmit', '--pretty', 'false'),
  commandCheck('lint and import boundaries', 'oxlint', '--type-aware', '--deny-warnings', '-f', 'unix'),
  commandCheck(
    'format',
    'prettier',
    '--check',
    '--cache',
    '--cache-location',
    '.cache/prettier',
    '--log-level',
    'warn',
    '.',
  ),
  commandCheck('unused code', 'knip', '--no-progress'),
  { name: 'words in each language', run: checkWords },
  { name: 'table of tokens', run: checkTokenTable },
  { name: 'class names', run: checkClassNames },
  { name: 'repository', run: checkRepository },
  { name: 'production build', run: checkBuild },
];

function printFigures(figures: Figure[]): void {
  console.log('');
  for (const { name, amount, limit, unit } of figures) {
    const share = `${Math.round((amount / limit) * 100)} %`;
    const [is, most, measure] =
      unit === 'bytes'
        ? [(amount / 1000).toFixed(1), (limit / 1000).toFixed(0), 'kB']
        : [String(amount), String(limit), unit];
    console.log(
      `  ${name.padEnd(32)} ${is.padStart(7)} ${measure} of ${most.padStart(4)} ${measure}  ${share.padStart(6)}`,
    );
  }
}

function printProblems(name: string, problems: string[]): void {
  console.log(`\n${name}:`);
  for (const problem of problems) console.log(problem.replaceAll(/^/gm, '  '));
}

const startedAt = performance.now();
const results = await Promise.all(
  checks.map(async ({ name, run }) => {
    const since = performance.now();
    const result = await run().catch((error: unknown): CheckResult => ({ problems: [String(error)] }));
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    console.log(`${result.problems.length === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(28)} ${seconds} s`);
    return { name, ...result };
  }),
);
const failed = results.filter(({ problems }) => problems.length > 0);
printFigures(results.flatMap(({ figures }) => figures ?? []));
for (const { name, problems } of failed) printProblems(name, problems);
console.log(
  `\n${checks.length - failed.length} of ${checks.length} checks hold, in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
