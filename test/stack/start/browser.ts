import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page, type Worker } from '@playwright/test';
import { projectPath } from '../../bench/project';
import { findChromium } from '../find-chromium.mjs';
import { readExtensionId } from './extension';

export interface BrowserOptions {
  /** Flags that lead the public names to the stack. */
  flags: string[];
  headless: boolean;
  /** Ctrl+C ends whoever opened it, who closes it in order; without a window Playwright would end the process first. */
  isClosedInOrder?: boolean;
  /** Origins whose permission prompt a person would accept, as `https://host/*`; every other prompt stays open. */
  grantedHosts?: string[];
  /** Folders of the extensions; the production build is or stands for the first. */
  extensions?: [panel: string, ...others: string[]];
}

export interface ExtensionBrowser {
  context: BrowserContext;
  extensionId: string;
  /** The extension's service worker; the handle stays good when the worker is stopped and started again. */
  worker: Worker;
  close(): Promise<void>;
}

/**
 * A native permission prompt cannot be clicked by a driver. A host noted here as granted before is not active at
 * start; asking for it in a click then succeeds without a prompt.
 */
function createProfile(extensionId: string, grantedHosts: string[]): string {
  const profile = mkdtempSync(join(tmpdir(), 'app-connect-panel-'));
  mkdirSync(join(profile, 'Default'));
  // Scripts alone are nothing that a browser would ask about.
  const granted = {
    api: ['scripting'],
    explicit_host: grantedHosts,
    manifest_permissions: [],
    scriptable_host: [],
  };
  const preferences = {
    extensions: {
      // Without developer mode a reload leaves an unpacked extension disabled.
      ui: { developer_mode: true },
      settings: { [extensionId]: { runtime_granted_permissions: granted } },
    },
  };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

/** Chromium refuses to sandbox itself when it is started by root, as in most containers. */
function sandboxFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

async function findWorker(context: BrowserContext, extensionId: string): Promise<Worker> {
  const predicate = (worker: Worker) => worker.url().startsWith(`chrome-extension://${extensionId}/`);
  const running = context.serviceWorkers().find(predicate);
  if (running) return running;
  return context.waitForEvent('serviceworker', { predicate, timeout: 15_000 }).catch(() => {
    throw new Error('Chromium did not load the extension: open chrome://extensions there to see why');
  });
}

/** Opens Chromium with a fresh profile and the production build in it. */
export async function openBrowser({
  flags,
  headless,
  isClosedInOrder = !headless,
  grantedHosts = [],
  extensions = [projectPath('dist')],
}: BrowserOptions): Promise<ExtensionBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found; run: node test/stack/setup.mjs');
  const extension = extensions.join(',');
  const extensionId = readExtensionId();
  const profile = createProfile(extensionId, grantedHosts);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    viewport: null,
    handleSIGINT: !isClosedInOrder,
    handleSIGTERM: !isClosedInOrder,
    args: [
      ...(headless ? ['--headless=new', '--disable-gpu'] : []),
      ...sandboxFlags(),
      ...flags,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--lang=en-US',
    ],
  });
  const close = async () => {
    await context.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { context, extensionId, worker: await findWorker(context, extensionId), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The panel in a tab of the given size (CSS pixels), which is what a side panel shows. */
export async function openPanel(
  { context, extensionId }: ExtensionBrowser,
  { width = 360, height = 720 } = {},
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(`chrome-extension://${extensionId}/panel.html`);
  return page;
}
