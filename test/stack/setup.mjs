/**
 * Makes a clone ready to run, with nothing but Node: the packages of the lock file, and a Chromium.
 * `--no-browser` leaves the browser out. Does nothing, in a tenth of a second, when all is there. Of two at once the
 * second waits: `npm ci` empties the folder that the first one fills.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { takeTurn } from './take-turn.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const stampPath = join(modules, '.setup-stamp');
const oldestNode = [20, 19];

function fail(message) {
  console.error(`\nSet-up stopped: ${message}\n`);
  process.exit(1);
}

function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const tooOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  if (tooOld) fail(`Node ${oldestNode.join('.')} or newer is needed, this is ${process.versions.node}.`);
}

/** npm itself is a script: run by this very Node it works the same on every system and PATH. */
function runNpm(args) {
  const npm = process.env['npm_execpath'];
  if (npm && /\.[cm]?js$/.test(npm)) return run(process.execPath, [npm, ...args]);
  return process.platform === 'win32' ? run('npm.cmd', args) : run('npm', args);
}

/** A linked folder belongs to another clone, which `npm ci` would empty. */
function isLink(path) {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** What is installed when this stands beside the packages. */
function stampOfLock() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(process.version).digest('hex');
}

function hasPackages() {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stampOfLock();
}

function installPackages() {
  if (hasPackages()) return;
  if (isLink(modules)) return console.log('node_modules is a link: its packages are left as they are.');
  console.log('Installing the packages of package-lock.json …');
  if (!runNpm(['ci', '--no-audit', '--no-fund']))
    fail('npm ci did not finish; its own message is above. Check the network, then run this again.');
  mkdirSync(modules, { recursive: true });
  writeFileSync(stampPath, stampOfLock());
}

/** Quiet, because a network that does not let it through says so at length; the system's packages come next. */
function installWithPlaywright() {
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
  if (!existsSync(cli)) return false;
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium', '--no-shell'], { cwd: root });
  return status === 0;
}

/** Debian and Ubuntu. Another package job may hold the lock, so apt is told to wait for it. */
function installWithApt() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return false;
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=300', ...args];
    return run(command, rest);
  };
  const installPackage = () => apt('install', '-y', '--no-install-recommends', 'chromium');
  return installPackage() || (apt('update') && installPackage());
}

function installChromium() {
  if (findChromium()) return;
  console.log('No Chromium found, installing one …');
  const installed = (installWithPlaywright() && findChromium()) || (installWithApt() && findChromium());
  if (!installed)
    fail(
      'no Chromium could be installed. Install Chromium or "Chrome for Testing" by hand and run this again,\n' +
        'or name one: EXT_CHROMIUM=/path/to/chromium npm start. (Branded Chrome does not load unpacked extensions.)',
    );
}

const wantsBrowser = !process.argv.includes('--no-browser');

checkNode();
try {
  if (!hasPackages() || (wantsBrowser && !findChromium())) {
    const endTurn = takeTurn(root, (other) =>
      console.log(`Another set-up is under way here (process ${other}): waiting for it …`),
    );
    installPackages();
    if (wantsBrowser) installChromium();
    endTurn();
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
