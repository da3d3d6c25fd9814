import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { build, type Plugin, type Rolldown } from 'vite';
import { buildWorker, workerFile } from '../../vite.config';
import { hashFiles, listFiles } from './files';
import { takeTurn } from '../stack/take-turn.mjs';
import { projectPath } from './project';

/** What the bundler says of one script: the scripts it imports, its style sheets, and the source modules it holds. */
const scriptSchema = v.object({
  imports: v.array(v.string()),
  dynamicImports: v.array(v.string()),
  styles: v.array(v.string()),
  modules: v.array(v.string()),
});
const recordSchema = v.object({
  inputs: v.string(),
  outputs: v.string(),
  scripts: v.record(v.string(), scriptSchema),
});

/** Scripts of the production build by their path in `dist`. */
export type BuiltScripts = v.InferOutput<typeof recordSchema>['scripts'];

const inputs = [
  'src',
  'public',
  'vite.config.ts',
  'manifest.config.ts',
  'shorten.config.ts',
  'words.config.ts',
  'package.json',
  'package-lock.json',
];
const recordFolder = projectPath('.cache');
const recordPath = `${recordFolder}/build.json`;

function hashInputs(): string {
  const files = [...inputs, '.env', '.env.local', '.env.production', '.env.production.local'];
  const values = Object.keys(process.env)
    .filter((name) => name.startsWith('VITE_'))
    .map((name) => `${name}=${process.env[name]}`)
    .toSorted();
  const paths = files.flatMap((path) => listFiles(projectPath(path)));
  // Documents beside the code are no part of the build.
  return hashFiles(paths.filter((path) => !path.endsWith('.md'))) + values.join('\n');
}

function hashOutputs(): string {
  return hashFiles(listFiles(projectPath('dist')));
}

function readRecord(): v.InferOutput<typeof recordSchema> | undefined {
  if (!existsSync(recordPath)) return undefined;
  const record = v.safeParse(recordSchema, JSON.parse(readFileSync(recordPath, 'utf8')));
  return record.success ? record.output : undefined;
}

function describeScript(chunk: Rolldown.OutputChunk): BuiltScripts[string] {
  const { imports, dynamicImports, moduleIds, viteMetadata } = chunk;
  return {
    imports,
    dynamicImports,
    styles: [...(viteMetadata?.importedCss ?? [])],
    modules: moduleIds.map((id) => id.replaceAll('\\', '/')),
  };
}

function recordScripts(scripts: BuiltScripts): Plugin {
  return {
    name: 'record-scripts',
    generateBundle: {
      order: 'post',
      handler: (_options, bundle) => {
        for (const output of Object.values(bundle))
          if (output.type === 'chunk') scripts[output.fileName] = describeScript(output);
      },
    },
  };
}

/** The worker is built apart, so what is in it is read off a build of its own that gives the same bytes. */
async function describeWorker(): Promise<BuiltScripts> {
  const worker = await buildWorker();
  if (worker.code !== readFileSync(projectPath('dist', workerFile), 'utf8'))
    throw new Error(`dist/${workerFile} is not what the worker's own build gives`);
  return { [workerFile]: describeScript(worker) };
}

/** Makes the production build in `dist` when it is missing or older than its sources. Returns its scripts. */
export async function ensureBuild(): Promise<BuiltScripts> {
  const made = findBuild();
  if (made) return made;
  // Of two who need it one makes it.
  const endTurn = takeTurn(projectPath('dist'), () => undefined);
  try {
    return findBuild() ?? (await makeBuild());
  } finally {
    endTurn();
  }
}

/** The build that is there, where it was made of these sources. */
function findBuild(): BuiltScripts | undefined {
  const record = readRecord();
  return record?.inputs === hashInputs() && record.outputs === hashOutputs() ? record.scripts : undefined;
}

async function makeBuild(): Promise<BuiltScripts> {
  const inputsNow = hashInputs();
  // A test runner sets its own NODE_ENV, and React would then be built for development.
  process.env['NODE_ENV'] = 'production';
  process.env['VITE_CONFIG_NATIVE_IGNORE_WARNING'] = 'true';
  const scripts: BuiltScripts = {};
  await build({
    configFile: projectPath('vite.config.ts'),
    root: projectPath('src'),
    mode: 'production',
    logLevel: 'warn',
    plugins: [recordScripts(scripts)],
  });
  Object.assign(scripts, await describeWorker());
  mkdirSync(recordFolder, { recursive: true });
  writeFileSync(recordPath, JSON.stringify({ inputs: inputsNow, outputs: hashOutputs(), scripts }));
  return scripts;
}
