import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { rootCertificates } from 'node:tls';
import { isObject, parseJson, partOf } from '../../../src/core/basics/json';
import { closeServer, listen } from '../front/http-front';
import { HOSTS } from '../hosts';
import { providerClient } from '../provider/provider-client';
import type { Stack } from '../stack';
import { ToldError } from './told-error';

const preload = fileURLToPath(new URL('../published/reach-stack.mjs', import.meta.url));
const startLimitMs = 60_000;
const keptLines = 60;
/** How long a server that only listens where its manifest says has to be there; its author's other one may just come back. */
const otherPortMs = 5000;

type Environment = { readonly [name: string]: string };

/** What leads a plugin's server to the stack, whatever it is written in; a folder of its own for each stack. */
export interface WayToStack {
  readonly environment: Environment;
  /** The part of it for servers in other languages than Node's. */
  readonly proxy: Environment;
  /** Moves the clock of a Node server that was started with it. */
  moveClock(aheadMs: number): Promise<void>;
  remove(): void;
}

/**
 * Node: a preload, by its absolute address, for Node 20's own fetch honors no proxy variable. Any other language: a
 * proxy and a file with the certificates that it may believe.
 */
export function openWay(stack: Stack, pluginId: string): WayToStack {
  const folder = mkdtempSync(join(tmpdir(), 'app-connect-plugin-'));
  const certificates = join(folder, 'certificates.pem');
  writeFileSync(certificates, [...rootCertificates, stack.certificate].join('\n'));
  const clock = join(folder, 'clock');
  writeFileSync(clock, '0');
  const proxy = `http://127.0.0.1:${stack.loopbackPort}`;
  const client = providerClient(pluginId);
  return {
    environment: {
      STACK_PORT: String(stack.loopbackPort),
      STACK_CLOCK: clock,
      NODE_OPTIONS: [process.env['NODE_OPTIONS'], `--import=${pathToFileURL(preload).href}`]
        .filter(Boolean)
        .join(' '),
      OAUTH_SERVER: `https://${HOSTS.provider}`,
      OAUTH_CLIENT_ID: client.id,
      OAUTH_CLIENT_SECRET: client.secret,
    },
    proxy: {
      HTTPS_PROXY: proxy,
      https_proxy: proxy,
      NO_PROXY: 'localhost,127.0.0.1',
      SSL_CERT_FILE: certificates,
      REQUESTS_CA_BUNDLE: certificates,
      CURL_CA_BUNDLE: certificates,
    },
    moveClock: async (aheadMs) => {
      writeFileSync(clock, String(aheadMs));
      // Longer than the preload believes what it has read.
      await sleep(60);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface OwnServer {
  /** The port on which it answers. */
  readonly port: number;
  stop(): Promise<void>;
}

export interface StartChoice {
  readonly folder: string;
  /** The command that starts it; the folder's own `npm start` without one. */
  readonly command?: string | undefined;
  /** The script of `package.json`. */
  readonly script: 'start' | 'dev';
  /** The port that the manifest names. */
  readonly port: number;
  readonly way: WayToStack;
  /** Told each line that it prints. */
  readonly print?: (line: string) => void;
}

/** Whether something answers on a port of this machine. */
export function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** How the server in a folder is started, or `undefined` when nothing there says it. */
export function startCommand({
  folder,
  command,
  script,
}: Pick<StartChoice, 'folder' | 'command' | 'script'>):
  readonly [file: string, ...args: string[]] | undefined {
  if (command !== undefined)
    return process.platform === 'win32' ? ['cmd', '/c', command] : ['sh', '-c', command];
  const packageFile = join(folder, 'package.json');
  const read = existsSync(packageFile) ? parseJson(readFileSync(packageFile, 'utf8')) : undefined;
  const scripts = partOf(read, 'scripts');
  const name = [script, 'start'].find((one) => isObject(scripts) && typeof scripts[one] === 'string');
  if (name === undefined) return undefined;
  const npm = process.env['npm_execpath'];
  const run = ['run', '--silent', name];
  return npm && /\.[cm]?js$/.test(npm) ? [process.execPath, npm, ...run] : ['npm', ...run];
}

/**
 * Starts a developer's server and waits until it answers.
 * @throws ToldError when it does not
 */
export async function startOwnServer(choice: StartChoice): Promise<OwnServer> {
  const { folder, port: wanted, way, print } = choice;
  const command = startCommand(choice);
  if (command === undefined) {
    throw new ToldError(
      `Nothing in ${folder} says how its server is started. Give it "scripts": { "start": … } in a package.json, or say it: --start "python server.py". It has to listen on the port in the variable PORT, or on ${wanted}.`,
    );
  }
  const isWantedTaken = await isTaken(wanted);
  // One that is checked may run beside the one that its author works on, which comes and goes.
  const port = isWantedTaken || choice.script === 'start' ? await freePort() : wanted;
  const lines: string[] = [];
  const [file, ...args] = command;
  const child = spawn(file, args, {
    cwd: folder,
    env: {
      ...process.env,
      ...way.environment,
      ...(isNode(choice) ? {} : way.proxy),
      // The build of the panel has set it for this process.
      ...(choice.script === 'dev' && { NODE_ENV: 'development' }),
      PORT: String(port),
      npm_config_update_notifier: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it starts ends with it.
    detached: process.platform !== 'win32',
  });
  let ended: string | undefined;
  child.once('error', (error) => (ended ??= error.message));
  child.once('exit', (code) => (ended ??= `it ended with ${code ?? 'a signal'}`));
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString('utf8').split('\n').filter(Boolean)) {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
        print?.(line);
      }
    });
  const stop = () => endProcess(child);
  const end = Date.now() + startLimitMs;
  let thereSince = 0;
  for (;;) {
    if (await isTaken(port)) return { port, stop };
    if (!isWantedTaken && port !== wanted) {
      thereSince = (await isTaken(wanted)) ? thereSince || Date.now() : 0;
      if (thereSince !== 0 && Date.now() - thereSince > otherPortMs && ended === undefined)
        return { port: wanted, stop };
    }
    if (ended !== undefined || Date.now() > end) {
      await stop();
      const why = ended ?? `nothing answers on port ${port}`;
      const said = lines.length > 0 ? `\nIt said:\n  ${lines.slice(-12).join('\n  ')}` : '';
      throw new ToldError(
        `The server of ${folder} did not start: ${why}.${port === wanted ? '' : ` It was asked to listen on ${port} (variable PORT).`}${said}`,
      );
    }
    await sleep(50);
  }
}

/** Node is led by the preload; its libraries understand a proxy in several ways. */
function isNode({ command }: Pick<StartChoice, 'command'>): boolean {
  return command === undefined || /^(?:node|npm|npx|tsx|yarn|pnpm)\b/.test(command);
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await closeServer(server);
  return port;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const signal = (name: 'SIGTERM' | 'SIGKILL') => {
    try {
      if (process.platform === 'win32' || child.pid === undefined) child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // It is gone already.
    }
  };
  signal('SIGTERM');
  const patience = setTimeout(() => signal('SIGKILL'), 3000);
  await gone;
  clearTimeout(patience);
}

/** A folder for what belongs to this person on this machine. */
export function ownFolder(): string {
  const folder = join(tmpdir(), `app-connect-plugin-${process.getuid?.() ?? 'me'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
