import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { projectPath } from '../bench/project';
import { guidePath } from '../stack/contract/documents';

let folder = '';
let running: ChildProcess | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plugin-author-'));
});
afterAll(async () => {
  running?.kill('SIGTERM');
  if (running && running.exitCode === null) await new Promise((resolve) => running?.once('exit', resolve));
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

/** The commands of the guide's first part, as they stand there. */
function guideCommands(): string[][] {
  const guide = readFileSync(guidePath, 'utf8');
  const part = guide.slice(guide.indexOf('## In five minutes'), guide.indexOf('## Your own server'));
  return [...part.matchAll(/^npm run plugin -- (.+?)(?: {2,}.*)?$/gm)].map(([, line = '']) =>
    line.split(' '),
  );
}

// Chromium and both servers: once, not in each of the processes of this run.
describe.runIf(inject('part') === 0)('an author with nothing but the guide, in an empty folder', () => {
  it('does what it says, line by line', async () => {
    const commands = guideCommands();
    expect(commands.map(([verb]) => verb)).toEqual(['new', 'check', 'dev', 'trigger', 'resend', 'resend']);
    const [create = [], check = [], dev = [], trigger = [], list = []] = commands;

    expect((await run(...create, '--no-install')).code).toBe(0);
    // The packages are those of this project; a test asks no registry.
    symlinkSync(projectPath('node_modules'), join(folder, 'my-plugin', 'node_modules'));
    const checked = await run(...check);
    expect(checked.text).toContain('It keeps the contract.');
    expect(checked.code).toBe(0);

    const { child, said } = start([...dev, '--headless']);
    running = child;
    for (let waited = 0; !said().includes('Ready.') && child.exitCode === null && waited < 600; waited += 1)
      await sleep(200);
    expect(said()).toContain('Ready.');

    const triggered = await run(...trigger);
    expect(triggered.text).toContain('/plugin/sync  200');
    expect(triggered.text).toContain('In the CRM: Wants the renewal quote. Card [removed].');
    expect(triggered.code).toBe(0);
    for (const kind of ['update', 'sms', 'fax']) expect((await run('trigger', kind)).code).toBe(0);

    const listed = await run(...list);
    const number = /#(\d+) .*\/plugin\/sync {2}200/.exec(listed.text)?.[1] ?? '';
    const again = await run('resend', number);
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
    // Both servers, Chromium and ten programs: many times what they take on a quiet machine.
  }, 900_000);
});
