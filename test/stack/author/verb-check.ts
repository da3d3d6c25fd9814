import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isBroken, type CheckResult } from '../contract/check';
import { ContractWorld } from '../contract/contract-world';
import { readManifestFile, type ManifestFile } from '../contract/manifest-file';
import { checkManifest } from '../contract/manifest-checks';
import { jsonReport, junitReport, markdownReport, textReport } from '../contract/report';
import { checkPlugin, skipAll } from '../contract/run-checks';
import { publishSource } from '../published/publish-plugin';
import { startStack } from '../stack';
import { openWay, startCommand, startOwnServer, type OwnServer } from './own-server';
import { callersFolder, readSource, type PluginSource } from './read-source';
import { ToldError } from './told-error';

export const checkHelp = `npm run plugin -- check <manifest, folder or address> [options]

  Holds a plugin against the contract: its manifest, then the plugin itself, which is started from its folder.

  --static             the manifest alone
  --start "<command>"  how its server is started; without it: npm start
  --all                says each rule, also those that are kept
  --json, --junit, --markdown    prints the report in that form (with npm run --silent, nothing else)
  --output <file>      writes the report there

  Ends with 0 only if nothing required has failed.`;

const forms = { json: jsonReport, junit: junitReport, markdown: markdownReport } as const;

/** @returns the exit code */
export async function check(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      static: { type: 'boolean', default: false },
      start: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      junit: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      output: { type: 'string' },
    },
  });
  const [named] = positionals;
  if (named === undefined) throw new ToldError(`Say what is to be checked.\n\n${checkHelp}`);
  const source = await readSource(named);
  const results = [
    ...checkManifest(source.text),
    ...(await liveResults(source, { isStatic: values.static, command: values.start })),
  ];
  const reading = readManifestFile(source.text);
  const name = reading.kind === 'read' ? reading.file.description.displayName : source.shown;
  const form = (['json', 'junit', 'markdown'] as const).find((one) => values[one]);
  const subject = { name, file: source.shown };
  const report = form ? forms[form](results, subject) : textReport(results, subject, values.all);
  if (values.output === undefined) print(report);
  else writeFileSync(resolve(callersFolder, values.output), `${report}\n`);
  return results.some(isBroken) ? 1 : 0;
}

interface LiveChoice {
  readonly isStatic: boolean;
  readonly command: string | undefined;
}

async function liveResults(source: PluginSource, choice: LiveChoice): Promise<CheckResult[]> {
  const reading = readManifestFile(source.text);
  if (choice.isStatic) return skipAll('Only the manifest was asked for (--static).');
  if (reading.kind !== 'read') return skipAll('The manifest cannot be read.');
  const { file } = reading;
  const [port, ...others] = file.ports;
  if (port === undefined)
    return skipAll(
      'No address of the manifest is on this machine: only a server here is tried, never one on the internet.',
    );
  if (others.length > 0) return skipAll('The addresses name several ports.');
  if (file.name === '') return skipAll('The plugin has no name.');
  const { folder } = source;
  if (
    folder === undefined ||
    (choice.command === undefined &&
      startCommand({ folder, command: undefined, script: 'start' }) === undefined)
  )
    return skipAll(
      'Nothing beside the manifest says how its server is started: give it a package.json with a start script, or say it with --start "<command>".',
    );
  return tryServer(source, file, { folder, port, command: choice.command });
}

async function tryServer(
  source: PluginSource,
  file: ManifestFile,
  { folder, port, command }: { folder: string; port: number; command: string | undefined },
): Promise<CheckResult[]> {
  // No App Connect server: the checks play it.
  const stack = await startStack({ servers: [] });
  let server: OwnServer | undefined;
  try {
    const { id } = publishSource(stack, source, port);
    const way = openWay(stack, id);
    try {
      server = await startOwnServer({ folder, command, script: 'start', port, way });
      publishSource(stack, source, server.port);
      const isNode = command === undefined;
      return await checkPlugin(new ContractWorld(stack), {
        id,
        platform: file.published,
        ...(isNode && { moveClock: (ahead: number) => way.moveClock(ahead) }),
      });
    } finally {
      await server?.stop();
      way.remove();
    }
  } finally {
    await stack.stop();
  }
}
