import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { build, type Plugin } from 'vite';
import { hashFiles, listFiles } from './files';
import { projectPath } from './project';

/** What the bundler says of one script: the scripts it imports, and the source modules it holds. */
const scriptSchema = v.object({
  imports: v.array(v.string()),
  dynamicImports: v.array(v.string()),
  modules: v.array(v.string()),
});
const recordSchema = v.object({
  inputs: v.string(),
  outputs: v.string(),
  scripts: v.record(v.string(), scriptSchema),
});

/** Scripts of the production build by their path in `dist`. */
export type BuiltScripts = v.InferOutput<typeof recordSchema>['scripts'];

const inputs = ['src', 'public', 'vite.config.ts', 'manifest.config.ts', 'package.json', 'package-lock.json'];
const recordFolder = projectPath('.cache');
const recordPath = `${recordFolder}/build.json`;

function hashInputs(): string {
  const files = [...inputs, '.env', '.env.local', '.env.production', '.env.production.local'];
  const values = Object.keys(process.env)
    .filter((name) => name.startsWith('VITE_'))
    .map((name) => `${name}=${process.env[name]}`)
    .toSorted();
  return hashFiles(files.flatMap((path) => listFiles(projectPath(path)))) + values.join('\n');
}

function hashOutputs(): string {
  return hashFiles(listFiles(projectPath('dist')));
}

function readRecord(): v.InferOutput<typeof recordSchema> | undefined {
  if (!existsSync(recordPath)) return undefined;
  const record = v.safeParse(recordSchema, JSON.parse(readFileSync(recordPath, 'utf8')));
  return record.success ? record.output : undefined;
}

function recordScripts(scripts: BuiltScripts): Plugin {
  return {
    name: 'record-scripts',
    generateBundle: {
      order: 'post',
      handler: (_options, bundle) => {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk')
            scripts[chunk.fileName] = {
              imports: chunk.imports,
              dynamicImports: chunk.dynamicImports,
              modules: chunk.moduleIds.map((id) => id.replaceAll('\\', '/')),
            };
      },
    },
  };
}

/** Makes the production build in `dist` when it is missing or older than its sources. Returns its scripts. */
export async function ensureBuild(): Promise<BuiltScripts> {
  const record = readRecord();
  const inputsNow = hashInputs();
  if (record?.inputs === inputsNow && record.outputs === hashOutputs()) return record.scripts;

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
  mkdirSync(recordFolder, { recursive: true });
  writeFileSync(recordPath, JSON.stringify({ inputs: inputsNow, outputs: hashOutputs(), scripts }));
  return scripts;
}
