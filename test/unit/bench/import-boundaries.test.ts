import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../../bench/project';

const allowed: Record<string, string[]> = {
  core: [],
  protocol: ['core', 'platform'],
  platform: [],
  storage: ['platform', 'core'],
  api: ['core', 'platform'],
  dialer: ['core', 'protocol', 'platform'],
  background: ['core', 'protocol', 'platform', 'storage', 'api'],
  desk: ['core', 'protocol', 'platform', 'storage'],
  panel: ['core', 'protocol', 'platform', 'desk', 'dialer', 'storage'],
};
const rooms = Object.keys(allowed);
const arrows = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => [from, to] as const));

const importForms: Record<string, (path: string) => string> = {
  value: (path) => `import { a } from '${path}';\nexport const b = a;`,
  type: (path) => `import type { A } from '${path}';\nexport type B = A;`,
  again: (path) => `export { a } from '${path}';`,
  lazy: (path) => `export const load = () => import('${path}');`,
};

/** Uses of what only one room may use: a name for the case, the code, and the rooms where it stands. */
const guarded: [string, string, string[]][] = [
  ['chrome', 'export const a = chrome.runtime.id;', ['platform']],
  ['browser', 'export const a = browser.runtime.id;', ['platform']],
  ['fetch', "export const a = fetch('https://a.example');", ['api']],
  ['react', "import { useState } from 'react';\nexport const a = useState;", ['panel']],
  ['zustand', "import { create } from 'zustand';\nexport const a = create;", ['panel']],
  ['rjsf', "import Form from '@rjsf/core';\nexport const a = Form;", ['panel']],
  ['idb-keyval', "import { get } from 'idb-keyval';\nexport const a = get;", ['storage']],
  ['polyfill', "import b from 'webextension-polyfill';\nexport const a = b;", ['platform']],
  ['innerHTML', "export const a = (e: Element) => { e.innerHTML = ''; };", []],
  ['test', "import { x } from '../../test/stack/x';\nexport const a = x;", []],
];

const folder = mkdtempSync(join(tmpdir(), 'import-boundaries-'));
let refused: Set<string>;

function writeSample(room: string, name: string, code: string): void {
  mkdirSync(join(folder, 'src', room, 'inner'), { recursive: true });
  writeFileSync(join(folder, 'src', room, `${name}.ts`), `${code}\n`);
}

beforeAll(() => {
  copyFileSync(projectPath('.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [from, to] of arrows)
    for (const [form, code] of Object.entries(importForms)) {
      writeSample(from, `${form}-${to}`, code(`../${to}/thing`));
      writeSample(from, `inner/${form}-${to}`, code(`../../${to}/thing`));
    }
  for (const room of rooms) for (const [name, code] of guarded) writeSample(room, `uses-${name}`, code);
  const oxlint = projectPath('node_modules', 'oxlint', 'bin', 'oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '-f', 'unix', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => line.includes('no-restricted-'));
  refused = new Set(lines.map((line) => /src\/(.*)\.ts:/.exec(line.replaceAll('\\', '/'))?.[1] ?? ''));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the lint rules know which room may import which', () => {
  it.each(arrows)('%s → %s', (from, to) => {
    const isAllowed = allowed[from]?.includes(to);
    for (const form of Object.keys(importForms))
      for (const place of ['', 'inner/'])
        expect(refused.has(`${from}/${place}${form}-${to}`), `${place}${form}`).toBe(!isAllowed);
  });
});

describe('and which room may use what', () => {
  it.each(guarded)('%s', (name, _code, places) => {
    const found = rooms.filter((room) => !refused.has(`${room}/uses-${name}`));
    expect(found).toEqual(rooms.filter((room) => places.includes(room)));
  });
});
