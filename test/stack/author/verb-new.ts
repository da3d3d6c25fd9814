import { spawnSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nameFor, writeNewPlugin } from './new-plugin';
import { callersFolder } from './read-source';
import { ToldError } from './told-error';

export const newHelp = `npm run plugin -- new <folder> [options]

  Writes a plugin server in TypeScript, with manifest, settings, tests and Dockerfile, and installs its packages.

  --async                       runs after a log is saved; without it, before
  --license                     people need a license
  --sign-in                     people connect an account at a third party
  --name <developer>.<plugin>   its name for good; without it, from the folder
  --port <port>                 where it listens on this machine; without it 6067
  --no-install                  leaves the packages for later`;

/** @returns the exit code */
export async function newPlugin(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      async: { type: 'boolean', default: false },
      license: { type: 'boolean', default: false },
      'sign-in': { type: 'boolean', default: false },
      name: { type: 'string' },
      port: { type: 'string', default: '6067' },
      'no-install': { type: 'boolean', default: false },
    },
  });
  const [named] = positionals;
  if (named === undefined) throw new ToldError(`Say where it is to stand.\n\n${newHelp}`);
  const folder = resolve(callersFolder, named);
  const name = values.name ?? nameFor(folder);
  if (!/^[a-z0-9][\w-]*(\.[a-z0-9][\w-]*)+$/i.test(name))
    throw new ToldError(`"${name}" is no name for a plugin: it is of the form acme.redaction.`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65_535)
    throw new ToldError(`"${values.port}" is no port: choose one between 1024 and 65535.`);
  writeNewPlugin({
    folder,
    name,
    port,
    isAsync: values.async,
    license: values.license,
    signIn: values['sign-in'],
  });
  const shown = relative(callersFolder, folder) || '.';
  const own = values.async ? 'summarize' : 'redact';
  print(`${name} is in ${shown}. What it does to a log is in ${join(shown, 'src', `${own}.ts`)}.`);
  const isInstalled = !values['no-install'] && installPackages(folder, print);
  print(
    [
      '',
      'Next:',
      ...(isInstalled ? [] : [`  cd ${shown} && npm install`]),
      `  npm run plugin -- check ${shown}    holds it against the contract`,
      `  npm run plugin -- dev ${shown}      runs it with App Connect servers and the panel`,
    ].join('\n'),
  );
  return 0;
}

function installPackages(folder: string, print: (text: string) => void): boolean {
  print('Installing its packages …');
  const npm = process.env['npm_execpath'];
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, first] = npm && /\.[cm]?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  // Told what it is called from: the settings of the calling npm run are not this folder's.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) => !/^npm_(?:package|lifecycle|config_(?:local_)?prefix)/.test(key),
    ),
  );
  const { status } = spawnSync(command, [...first, ...args], { cwd: folder, env, stdio: 'inherit' });
  if (status !== 0) print('npm install did not finish; its own message is above.');
  return status === 0;
}
