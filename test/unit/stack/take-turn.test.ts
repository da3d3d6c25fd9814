import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectPath } from '../../bench/project';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'take-turn-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const takeTurn = pathToFileURL(projectPath('test/stack/take-turn.mjs')).href;

/** Writes when its turn begins and ends; `work` is what it does in between. */
function run(file: string, name: string, work: string): Promise<void> {
  const code = `
    import { appendFileSync } from 'node:fs';
    import { takeTurn } from '${takeTurn}';
    const end = takeTurn(${JSON.stringify(folder)}, () => appendFileSync(${JSON.stringify(file)}, '${name} waits\\n'));
    appendFileSync(${JSON.stringify(file)}, '${name} begins\\n');
    ${work}
    appendFileSync(${JSON.stringify(file)}, '${name} ends\\n');
    end();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

const busy = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);';

it('of several at once each has its turn alone', async () => {
  const file = join(folder, 'turns');
  await Promise.all(['a', 'b', 'c'].map((name) => run(file, name, busy)));
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /begins|ends/.test(line));
  expect(lines).toHaveLength(6);
  for (let place = 0; place < lines.length; place += 2)
    expect(lines[place + 1]).toBe(lines[place]?.replace('begins', 'ends'));
});

it('one that was killed in its turn holds nobody up', async () => {
  const file = join(folder, 'killed');
  await run(file, 'dead', "process.kill(process.pid, 'SIGKILL');");
  await Promise.all(['a', 'b'].map((name) => run(file, name, busy)));
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('dead ends');
  expect(text.match(/^[ab] (?:begins|ends)$/gm)?.map((line) => line.slice(2))).toEqual([
    'begins',
    'ends',
    'begins',
    'ends',
  ]);
});

it('one that has failed in its turn holds nobody up', async () => {
  const file = join(folder, 'failed');
  await run(file, 'a', 'process.exit(1);');
  await run(file, 'b', '');
  expect(readFileSync(file, 'utf8')).toBe('a begins\nb begins\nb ends\n');
});
