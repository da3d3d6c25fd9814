import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { build } from 'vite';
import { extensionIdOf } from '../../stack/start/extension';
import { ensureBuild } from '../build';
import { projectPath } from '../project';

/** An unpacked extension: its folder, and the id that Chromium gives it. */
export interface Unpacked {
  readonly folder: string;
  readonly id: string;
}

export interface MeasuredExtensions {
  /** The production build, with the empty page beside the panel: both are served by the same process. */
  readonly panel: Unpacked;
  /** The same build under another id, which has ten times as much stored. */
  readonly grown: Unpacked;
  /** A worker with one listener, and a page to ask it from. */
  readonly tiny: Unpacked;
}

/** The empty page, in the copies of the build. */
export const emptyPage = 'empty.html';
const emptyScript = 'empty.js';
const room = projectPath('test-results', 'speed-extensions');

const keySchema = v.looseObject({ key: v.string() });

/**
 * Makes what is measured out of a build, in a folder that is no part of the project.
 * @param dist the build's folder; this project's own, made anew where it is old, when it is missing
 */
export async function makeExtensions(dist?: string): Promise<MeasuredExtensions> {
  if (dist === undefined) await ensureBuild();
  const built = dist === undefined ? projectPath('dist') : resolve(dist);
  rmSync(room, { recursive: true, force: true });
  const script = await buildEmptyPage();
  const copy = (name: string): string => {
    const folder = join(room, name);
    cpSync(built, folder, { recursive: true });
    writeFileSync(join(folder, emptyScript), script);
    writeFileSync(join(folder, emptyPage), pageWith(emptyScript));
    return folder;
  };
  const panel = copy('panel');
  const manifest = v.parse(keySchema, JSON.parse(readFileSync(join(panel, 'manifest.json'), 'utf8')));
  const grown = copy('grown');
  const { key, ...keyless } = manifest;
  writeFileSync(join(grown, 'manifest.json'), JSON.stringify(keyless));
  return {
    panel: { folder: panel, id: extensionIdOf(key) },
    grown: { folder: grown, id: idOfFolder(grown) },
    tiny: makeTinyExtension(),
  };
}

/** Without a key, an extension's id is made of the place where it lies. */
function idOfFolder(folder: string): string {
  return extensionIdOf(Buffer.from(folder).toString('base64'));
}

/** The least that answers a message and notes that an alarm has rung. */
const tinyWorker = `
chrome.runtime.onMessage.addListener((message, sender, answer) => answer({ ok: true }));
chrome.alarms.onAlarm.addListener(() => chrome.storage.local.set({ taskPass: Date.now() }));
`;

function makeTinyExtension(): Unpacked {
  const folder = join(room, 'tiny');
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'An empty worker',
    version: '1',
    permissions: ['alarms', 'storage'],
    background: { service_worker: 'worker.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), tinyWorker);
  writeFileSync(join(folder, 'page.html'), pageWith());
  return { folder, id: idOfFolder(folder) };
}

function pageWith(script?: string): string {
  const tag = script === undefined ? '' : `<script type="module" src="/${script}"></script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Empty</title></head><body><div id="root"></div>${tag}</body></html>`;
}

async function buildEmptyPage(): Promise<string> {
  // A test runner sets its own, and React would then be built for development.
  process.env['NODE_ENV'] = 'production';
  const built = await build({
    configFile: false,
    root: projectPath(),
    mode: 'production',
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome123',
      modulePreload: false,
      rolldownOptions: { input: projectPath('test', 'bench', 'speed', 'empty-page.tsx') },
    },
  });
  const [script] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (script?.type !== 'chunk') throw new Error('The empty page was not built');
  return script.code;
}
