import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { projectPath } from '../../bench/project';
import { manifestName } from './read-source';
import { ToldError } from './told-error';

const template = fileURLToPath(new URL('../template', import.meta.url));
const schemaName = 'plugin-manifest.schema.json';

export interface NewPlugin {
  /** Absolute. */
  readonly folder: string;
  /** `<developer>.<plugin>` */
  readonly name: string;
  readonly port: number;
  readonly isAsync: boolean;
  readonly license: boolean;
  readonly signIn: boolean;
}

/** Files of the template that only some plugins have, by the part that they are for. */
const parts = {
  sync: ['src/sync-route.ts', 'src/redact.ts', 'test/redact.test.ts'],
  async: ['src/async-route.ts', 'src/summarize.ts', 'test/summarize.test.ts'],
  license: ['src/license.ts'],
  signIn: ['src/sign-in.ts'],
} as const;
type Part = keyof typeof parts;
const partNames = Object.keys(parts).filter((name): name is Part => name in parts);

/** Name of a new plugin's own part, from the folder's. */
export function nameFor(folder: string): string {
  const label = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `me.${label || 'plugin'}`;
}

/**
 * Writes a plugin server to begin with.
 * @throws ToldError when something is in that folder already
 */
export function writeNewPlugin(plugin: NewPlugin): void {
  const { folder } = plugin;
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there && (!there.isDirectory() || readdirSync(folder).length > 0)) {
    throw new ToldError(`${folder} is there already, and not empty: name a new folder.`);
  }
  const wanted = new Set<Part>([
    plugin.isAsync ? 'async' : 'sync',
    ...(plugin.license ? (['license'] as const) : []),
    ...(plugin.signIn ? (['signIn'] as const) : []),
  ]);
  const left = new Set(partNames.filter((name) => !wanted.has(name)).flatMap((name) => [...parts[name]]));
  mkdirSync(folder, { recursive: true });
  cpSync(template, folder, {
    recursive: true,
    filter: (path) => !left.has(path.slice(template.length + 1).replaceAll('\\', '/') as never),
  });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('src/app.ts', withParts(readFileSync(join(folder, 'src/app.ts'), 'utf8'), wanted));
  write('package.json', json(packageOf(plugin, listTests(folder))));
  write(manifestName, json(manifestOf(plugin)));
  write(schemaName, readFileSync(projectPath('test/stack', schemaName), 'utf8'));
  write('.gitignore', 'node_modules/\ndist/\n.env\n');
  write('.dockerignore', 'node_modules/\ndist/\n.env\n');
  write('README.md', readme(plugin));
}

/** Lines with a mark stay where their part is wanted, without the mark. */
function withParts(text: string, wanted: ReadonlySet<string>): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const [, rest = '', part] = /^(.*?) ?\/\/ only: (\w+)$/.exec(line) ?? [];
      if (part === undefined) return [line];
      return wanted.has(part) ? [rest] : [];
    })
    .join('\n');
}

function listTests(folder: string): string[] {
  return readdirSync(join(folder, 'test')).map((name) => `test/${name}`);
}

const packageSchema = v.object({ devDependencies: v.record(v.string(), v.string()) });

function packageOf({ name }: NewPlugin, tests: readonly string[]) {
  const { devDependencies } = v.parse(
    packageSchema,
    JSON.parse(readFileSync(projectPath('package.json'), 'utf8')),
  );
  const versionOf = (names: readonly string[]) =>
    Object.fromEntries(names.map((one) => [one, devDependencies[one]]));
  return {
    name: name.split('.').at(-1),
    version: '1.0.0',
    private: true,
    type: 'module',
    engines: { node: '>=20.19' },
    scripts: {
      start: 'tsx src/server.ts',
      dev: 'tsx watch src/server.ts',
      build: 'tsc',
      test: `tsx --test ${tests.join(' ')}`,
    },
    dependencies: versionOf(['express']),
    devDependencies: versionOf(['@types/express', '@types/node', 'tsx', 'typescript']),
  };
}

function manifestOf({ name, port, isAsync, license, signIn }: NewPlugin) {
  const base = `http://localhost:${port}`;
  const label = name.split('.').at(-1) ?? name;
  const title = label.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
  return {
    $schema: `./${schemaName}`,
    name,
    displayName: title,
    description: isAsync
      ? 'Writes a short summary below each note, a little after it is saved.'
      : 'Removes card numbers before anything is saved.',
    version: '1.0.0',
    isAsync,
    supportedLogTypes: ['call', 'sms', 'fax'],
    endpointUrl: `${base}/plugin/${isAsync ? 'async' : 'sync'}`,
    userRegisterEndpointUrl: `${base}/admin/register`,
    tokenSyncUrl: `${base}/token/sync`,
    requireLicense: license,
    ...(license && { licenseStatusUrl: `${base}/license` }),
    showAuthorizationButton: signIn,
    ...(signIn && {
      authorizationUrl: `${base}/authUrl`,
      authStateUrl: `${base}/checkAuth`,
      logoutUrl: `${base}/logout`,
    }),
    pageContent: [
      isAsync
        ? {
            const: 'maxWords',
            title: 'Longest summary, in words',
            type: 'number',
            default: 12,
            minimum: 1,
            maximum: 100,
          }
        : {
            const: 'mark',
            title: 'Replace with',
            description: 'What stands in the place of a removed number.',
            type: 'string',
            default: '[removed]',
          },
    ],
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readme({ name, isAsync, signIn, license }: NewPlugin): string {
  const variables = [
    '| `PORT` | where it listens |',
    '| `PLUGIN_SECRET` | signs its tokens: a long random text, the same on every machine that runs it |',
    '| `RINGCENTRAL_SERVER` | who is asked whose a RingCentral token is; without it `https://platform.ringcentral.com` |',
    ...(signIn
      ? [
          '| `PUBLIC_URL` | its own public address, to which a sign-in comes back |',
          '| `OAUTH_SERVER`, `OAUTH_CLIENT_ID`, `OAUTH_CLIENT_SECRET` | the third party at which people sign in |',
        ]
      : []),
    ...(license ? ['| `LICENSED` | `no`: the account has no license, to see what people see then |'] : []),
  ];
  return `# ${name}

A plugin for RingCentral App Connect, which runs ${isAsync ? 'after a log is saved' : 'before a log is saved'}. What it does is in \`src/${isAsync ? 'summarize' : 'redact'}.ts\`; what people see of it is in \`${manifestName}\`.

\`\`\`
npm install
npm test
npm run dev     starts it, and again whenever a file changes
\`\`\`

From the folder of App Connect Panel, with the path of this folder:

\`\`\`
npm run plugin -- check <this folder>     holds it against the contract
npm run plugin -- dev <this folder>       runs it with App Connect servers and the panel
\`\`\`

| variable | what it is |
| --- | --- |
${variables.join('\n')}

Before it is published, the addresses in \`${manifestName}\` are replaced by public https ones.
`;
}
