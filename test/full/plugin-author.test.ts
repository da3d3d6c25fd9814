import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { projectPath } from '../bench/project';
import { isTaken } from '../stack/author/own-server';
import { guidePath } from '../stack/contract/documents';

let folder = '';
let running: ChildProcess | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plugin-author-'));
});
afterAll(async () => {
  await endDev();
  rmSync(folder, { recursive: true, force: true });
});

/** A verb as `npm run plugin` runs it, from the author's folder. */
function start(args: readonly string[]): { child: ChildProcess; said: () => string } {
  let text = '';
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/stack/author/plugin.ts', ...args], {
    cwd: projectPath(),
    env: { ...process.env, INIT_CWD: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
  return { child, said: () => text };
}

async function run(...args: string[]): Promise<{ code: number | null; text: string }> {
  const { child, said } = start(args);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, text: said() };
}

/** Every command of the guide, as it stands there. */
function guideCommands(): string[] {
  const guide = readFileSync(guidePath, 'utf8');
  const found = guide.matchAll(/(?:^|`)(npm run (?:--\S+ (?:<[^>]+> )?)?plugin -- .+?)(?: {2,}.*|`|$)/gm);
  return [...new Set([...found].map(([, command = '']) => command))];
}

/** The words of a command after `plugin --`, as a shell would give them to it. */
function wordsOf(command: string): string[] {
  const line = command.slice(command.indexOf(' -- ') + 4);
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

const manifestPath = () => join(folder, 'my-plugin', 'plugin-manifest.json');

/** Where the plugin's server listens: another port than its manifest's where that is taken. */
function portOf(said: string): number {
  const moved = /this one listens on (\d+)/.exec(said)?.[1];
  return Number(moved ?? /localhost:(\d+)/.exec(readFileSync(manifestPath(), 'utf8'))?.[1]);
}

const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);

const isSaid = async (said: () => string, text: string) => {
  while (!said().includes(text)) await sleep(50);
};

/**
 * `dev`, until it says that it is ready.
 * @param meanwhile what its author does once it has begun
 */
async function startDev(words: readonly string[], meanwhile?: () => void): Promise<() => string> {
  const { child, said } = start([...words, '--headless']);
  running = child;
  await Promise.race([isSaid(said, 'Building'), new Promise((resolve) => child.once('exit', resolve))]);
  meanwhile?.();
  for (let waited = 0; !said().includes('Ready.') && child.exitCode === null && waited < 600; waited += 1)
    await sleep(200);
  expect(said()).toContain('Ready.');
  return said;
}

async function endDev(): Promise<void> {
  const child = running;
  // As by Ctrl+C.
  child?.kill('SIGINT');
  if (child && child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
}

// Chromium and both servers: once, not in each of the processes of this run.
describe.runIf(inject('part') === 0)('an author with nothing but the guide, in an empty folder', () => {
  it('does what it says, line by line', async () => {
    const left = new Set(guideCommands());
    /** Takes a command of the guide, which has to be there; at the end none is left. */
    const take = (command: string): string[] => {
      expect([...left]).toContain(command);
      left.delete(command);
      return wordsOf(command);
    };
    const create = take('npm run plugin -- new my-plugin');
    const check = take('npm run plugin -- check my-plugin');

    expect((await run(...create, '--no-install')).code).toBe(0);
    // The packages are those of this project; a test asks no registry.
    symlinkSync(projectPath('node_modules'), join(folder, 'my-plugin', 'node_modules'));
    const checked = await run(...check);
    expect(checked.text).toContain('It keeps the contract.');
    expect(checked.code).toBe(0);

    const onlyManifest = await run(...take('npm run plugin -- check my-plugin --static'));
    expect(onlyManifest.code).toBe(0);
    // npm itself, from the author's folder.
    take('npm run --prefix <this project> plugin -- check my-plugin');
    const byNpm = spawnSync('npm', ['run', '--prefix', projectPath(), 'plugin', '--', ...check], {
      cwd: folder,
    });
    expect(byNpm.stdout.toString()).toContain('It keeps the contract.');
    await run(...take('npm run --silent plugin -- check my-plugin --junit --output report.xml'));
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toContain('<testsuite');

    const said = await startDev(take('npm run plugin -- dev my-plugin'));
    const triggered = await run(...take('npm run plugin -- trigger call'));
    expect(triggered.text).toContain('/plugin/sync  200');
    expect(triggered.text).toContain('In the CRM: Wants the renewal quote. Card [removed].');
    expect(triggered.code).toBe(0);
    for (const kind of ['update', 'sms', 'fax']) expect((await run('trigger', kind)).code).toBe(0);

    await run(...take('npm run plugin -- trigger call --save call.json'));
    const own = join(folder, 'call.json');
    writeFileSync(own, readFileSync(own, 'utf8').replace('renewal', 'own'));
    const logged = await run(...take('npm run plugin -- trigger call --body call.json'));
    expect(logged.text).toContain('In the CRM: Wants the own quote. Card [removed].');

    const listed = await run(...take('npm run plugin -- resend'));
    const number = /#(\d+) .*\/plugin\/sync {2}200/.exec(listed.text)?.[1] ?? '';
    const [resend = ''] = take('npm run plugin -- resend 31');
    const again = await run(resend, number);
    expect(again.text).toContain('200 {');
    await run('resend', number, '--save', 'body.json');
    const body = join(folder, 'body.json');
    writeFileSync(body, readFileSync(body, 'utf8').replace('renewal', 'other'));
    expect((await run('resend', number, '--body', 'body.json')).text).toContain('other quote');

    const manifest = join(folder, 'my-plugin', 'plugin-manifest.json');
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8').replace('"version": "1.0.0"', '"version": "1.1.0"'),
    );
    for (let waited = 0; !said().includes('version 1.1.0') && waited < 300; waited += 1) await sleep(200);
    expect(said()).toContain('The manifest is published anew, version 1.1.0.');

    // A rule that is broken turns red, and green again.
    const source = join(folder, 'my-plugin', 'src', 'sync-route.ts');
    const good = readFileSync(source, 'utf8');
    writeFileSync(source, good.replace('response.json(redact(data, config))', 'response.json({ data })'));
    const red = await run(...check);
    expect([red.code, red.text.match(/^FAIL \S+/gm)]).toEqual([1, ['FAIL sync.bare']]);
    writeFileSync(source, good);
    expect((await run(...check)).code).toBe(0);
    await endDev();
    expect(await isTaken(portOf(said())), 'the plugin’s server has ended with it').toBe(false);

    const late = await startDev(take('npm run plugin -- dev my-plugin --server polling'), () =>
      writeFileSync(
        manifestPath(),
        readFileSync(manifestPath(), 'utf8').replace(/"version": "[^"]+"/, '"version": "2.0.0"'),
      ),
    );
    expect(late(), 'what was saved while it started').toContain('published anew, version 2.0.0');
    // Nothing shows it that App Connect asks: it refuses, and says so.
    const older = await run('trigger', 'call');
    expect(older.text).toContain('/plugin/sync?jwtToken=…  401');
    expect(older.code).toBe(1);
    await endDev();

    // Another language, where there is one on this machine.
    const byPython = take('npm run plugin -- check my-plugin --start "python server.py"');
    const sample = take('npm run plugin -- check test/stack/plugins/python --start "python server.py"');
    rmSync(join(folder, 'my-plugin'), { recursive: true });
    cpSync(projectPath('test/stack/plugins/python'), join(folder, 'my-plugin'), { recursive: true });
    cpSync(projectPath('test/stack/plugins/python'), join(folder, 'test/stack/plugins/python'), {
      recursive: true,
    });
    for (const words of python === undefined ? [] : [byPython, sample]) {
      const { code, text } = await run(...words.map((word) => word.replace(/^python /, `${python} `)));
      expect([code, text]).toEqual([0, expect.stringContaining('It keeps the contract.')]);
    }
    expect([...left]).toEqual([]);
    // Both servers, Chromium and ten programs: many times what they take on a quiet machine.
  }, 900_000);
});
