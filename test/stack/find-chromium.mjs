import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const namesOnPath = ['chromium', 'chromium-browser', 'chrome-for-testing'];

/** Where Playwright puts a browser inside `chromium-<revision>/`, by the build of the day and the system. */
const pathsInPlaywright = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-linux-arm64/chrome',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
];

function playwrightCache() {
  const chosen = process.env['PLAYWRIGHT_BROWSERS_PATH'];
  if (chosen && chosen !== '0') return chosen;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
  if (process.platform === 'win32')
    return join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'ms-playwright');
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ms-playwright');
}

function findInPlaywrightCache() {
  const cache = playwrightCache();
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache)
    .filter((folder) => /^chromium-\d+$/.test(folder))
    .toSorted((left, right) => Number(right.slice(9)) - Number(left.slice(9)))
    .flatMap((folder) => pathsInPlaywright.map((path) => join(cache, folder, path)))
    .find((path) => existsSync(path));
}

/** Branded Chrome ignores `--load-extension`, so a browser on the PATH has to say that it is not one. */
export function isUsableVersion(versionLine) {
  return /\b(?:Chromium|Chrome for Testing)\b/.test(versionLine);
}

function saysChromium(path) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return isUsableVersion(stdout ?? '');
}

function findOnPath() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => namesOnPath.map((name) => join(folder, name + suffix)))
    .find((path) => existsSync(path) && saysChromium(path));
}

/**
 * Path of a Chromium that loads unpacked extensions, or undefined.
 * Order: EXT_CHROMIUM, Playwright's cache, the PATH. Throws when EXT_CHROMIUM names no file.
 */
export function findChromium() {
  const chosen = process.env['EXT_CHROMIUM'];
  if (chosen && !existsSync(chosen)) throw new Error(`EXT_CHROMIUM names no file: ${chosen}`);
  return chosen || findInPlaywrightCache() || findOnPath();
}
