import { mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { RunningPlugin } from '../../../src/core/plugins/plugin-traffic';
import { ensureBuild } from '../../bench/build';
import { chromiumFlags } from '../chromium-flags';
import { isBroken } from '../contract/check';
import { checkManifest } from '../contract/manifest-checks';
import { createControlClient } from '../control-client';
import type { ServerName } from '../core/core-version';
import { HOSTS, pluginHost } from '../hosts';
import type { PublishedManifest } from '../published/published-manifest';
import { publishSource } from '../published/publish-plugin';
import { startStack, type Stack } from '../stack';
import { openBrowser, openPanel, type ExtensionBrowser } from '../start/browser';
import type { JobWorld } from '../start/job-world';
import { connectingSteps } from '../start/main-job';
import { askToInstall, browsePlugins, confirmInstall, readDetails } from '../start/steps/installing';
import { devHelp } from './dev-help';
import { makeActivity, sampleRequests } from './make-activity';
import {
  isTaken,
  openWay,
  startCommand,
  startOwnServer,
  type OwnServer,
  type WayToStack,
} from './own-server';
import { readSource, type PluginSource } from './read-source';
import { endSession, findSession, writeSession, type RunningSession } from './running-session';
import { ToldError } from './told-error';
import { isTrafficOf, trafficLine } from './traffic-line';
import { resend } from './verb-resend';
import { feedWorkbench, type WorkbenchOrders } from './workbench-feed';

const workMs = 2000;

/** @returns the exit code */
export async function dev(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      server: { type: 'string', default: 'callback' },
      start: { type: 'string' },
      headless: { type: 'boolean', default: false },
    },
  });
  const [named] = positionals;
  if (named === undefined) throw new ToldError(`Say what is to be run.\n\n${devHelp}`);
  const generation = values.server;
  if (generation !== 'callback' && generation !== 'polling')
    throw new ToldError(`There is no server "${generation}": it is callback or polling.`);
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  const isHeadless = values.headless || !hasDisplay;
  const source = await readSource(named);
  refuseBroken(source);

  print('Building the panel and starting both App Connect servers …');
  await ensureBuild();
  const stack = await startStack({ workMs });
  const ending: (() => Promise<void> | void)[] = [() => stack.stop()];
  try {
    const published = publishSource(stack, source);
    const way = openWay(stack, published.id);
    ending.push(() => way.remove());
    const server = await runServer(stack, source, published, { way, command: values.start, print });
    ending.push(() => server.stop());
    print(`${published.displayName} is published as https://${pluginHost(published.id)}/.`);
    ending.push(printTraffic(stack, published.id, print));
    const browser = await openBrowser({
      flags: chromiumFlags(stack),
      headless: isHeadless,
      isClosedInOrder: true,
    });
    ending.push(() => browser.close());
    await installInPanel(browser, stack, generation, published);
    const session: RunningSession = {
      pid: process.pid,
      control: stack.control,
      loopbackPort: stack.loopbackPort,
      server: generation,
      pluginId: published.id,
      name: published.name,
      lastCall: '',
    };
    writeSession(session);
    ending.push(() => endSession(session));
    let running = { text: source.text, body: published.manifest };
    const orders = ordersOf(session, () => running);
    const feed = await feedWorkbench(browser.context, stack.world.journal, orders);
    ending.push(() => feed.end());
    const change = (text: string, { manifest }: PublishedManifest) => {
      running = { text, body: manifest };
      feed.tellPlugin();
    };
    const followUp = isHeadless
      ? 'What is installed stays as it was: end this and start it again to install it anew.'
      : 'The panel offers admins the update where the version is higher.';
    ending.push(await republish(stack, source, { port: server.port, followUp, print, change }));
    print(guidance(stack, isHeadless));
    await untilClosed(browser);
    return 0;
  } finally {
    for (const end of ending.toReversed()) await end();
  }
}

/** The panel would not install it, or nobody could use it. */
function refuseBroken(source: PluginSource): void {
  const broken = checkManifest(source.text).filter(isBroken);
  if (broken.length === 0) return;
  const lines = broken.flatMap(({ id, findings }) =>
    findings.map(
      ({ message, place }) =>
        `  ${source.shown}:${place?.line ?? 1}:${place?.column ?? 1}: ${message} (${id})`,
    ),
  );
  throw new ToldError(`The manifest cannot be installed like this:\n${lines.join('\n')}`);
}

interface ServerChoice {
  readonly way: WayToStack;
  readonly command: string | undefined;
  readonly print: (text: string) => void;
}

/** Starts the plugin's server, or says how to start it and waits for it. */
async function runServer(
  stack: Stack,
  source: PluginSource,
  { port, id }: PublishedManifest,
  { way, command, print }: ServerChoice,
): Promise<OwnServer> {
  if (port === null)
    throw new ToldError(
      'No address of the manifest is on this machine: while it is made, they are http://localhost:<port>/….',
    );
  const { folder } = source;
  const canStart = folder !== undefined && startCommand({ folder, command, script: 'dev' }) !== undefined;
  if (canStart && (command !== undefined || !(await isTaken(port)))) {
    const server = await startOwnServer({
      folder,
      command,
      script: 'dev',
      port,
      way,
      print: (line) => print(`       | ${line}`),
    });
    publishSource(stack, source, server.port);
    return server;
  }
  if (canStart) {
    const server = await startOwnServer({
      folder,
      script: 'dev',
      port,
      way,
      print: (line) => print(`       | ${line}`),
    });
    print(`Port ${port} is taken by another program: this one listens on ${server.port}.`);
    publishSource(stack, source, server.port);
    return server;
  }
  print(linesToPaste(way, port, id));
  for (let waited = 0; !(await isTaken(port)); waited += 1) {
    if (waited === 0) print(`Waiting for it on port ${port} …`);
    await sleep(300);
  }
  return { port, stop: () => Promise.resolve() };
}

/** How a server in any language is led to the stack; absolute, so that it works from every folder. */
function linesToPaste({ environment, proxy }: WayToStack, port: number, id: string): string {
  const preload = fileURLToPath(new URL('../published/reach-stack.mjs', import.meta.url));
  const set = (names: { readonly [name: string]: string }) =>
    Object.entries(names)
      .map(([name, value]) => `${name}='${value}'`)
      .join(' ');
  const { STACK_PORT = '', OAUTH_SERVER = '', OAUTH_CLIENT_ID = '', OAUTH_CLIENT_SECRET = '' } = environment;
  const client = { OAUTH_SERVER, OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET };
  return [
    `Start the server of ${id} in another terminal, with one of these before its own command:`,
    `  Node:               PORT=${port} ${set({ STACK_PORT, ...client })} node --import '${preload}' <your server>`,
    `  any other language: PORT=${port} ${set({ ...proxy, ...client })} <your command>`,
  ].join('\n');
}

function printTraffic(stack: Stack, pluginId: string, print: (text: string) => void): () => void {
  return stack.world.journal.subscribe((exchange) => {
    if (exchange.answer !== null && isTrafficOf(pluginId, exchange)) print(trafficLine(exchange));
  });
}

interface Republished {
  /** Of the plugin's server, which may be another one than the manifest names. */
  readonly port: number;
  /** How it gets into force where the plugin is installed. */
  readonly followUp: string;
  readonly print: (text: string) => void;
  readonly change: (text: string, published: PublishedManifest) => void;
}

/** Publishes a changed manifest anew, and says what is wrong in it. */
async function republish(stack: Stack, source: PluginSource, on: Republished): Promise<() => void> {
  const { port, followUp, print, change } = on;
  if (source.folder === undefined) return () => undefined;
  let last = source.text;
  let timer: NodeJS.Timeout | undefined;
  const read = async () => {
    const fresh = await readSource(source.file);
    if (fresh.text === last) return;
    last = fresh.text;
    refuseBroken({ ...fresh, shown: source.shown });
    const published = publishSource(stack, fresh, port);
    change(fresh.text, published);
    print(`The manifest is published anew, version ${published.version}. ${followUp}`);
  };
  const tellOf = (error: unknown) => print(error instanceof Error ? error.message : String(error));
  // An editor writes a file in several steps, or puts another one in its place.
  const watcher = watch(dirname(source.file), (_event, name) => {
    if (name !== basename(source.file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void read().catch(tellOf), 150);
  });
  // What was saved while all this was starting.
  await read().catch(tellOf);
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

/** What an admin does: signs in, connects the CRM, reads the details, installs. */
async function installInPanel(
  browser: ExtensionBrowser,
  stack: Stack,
  server: ServerName,
  { id, displayName }: PublishedManifest,
): Promise<void> {
  const panel = await openPanel(browser);
  const world: JobWorld = { browser, panel, control: createControlClient(stack.control) };
  const steps = [
    ...connectingSteps(server),
    browsePlugins(),
    readDetails(displayName, pluginHost(id)),
    askToInstall(displayName),
    confirmInstall(displayName),
  ];
  for (const step of steps) {
    try {
      await step.act(world);
      await step.check(world);
    } catch (error) {
      const shown = await panel
        .getByRole('alert')
        .allInnerTexts()
        .catch(() => []);
      const why = shown.length > 0 ? shown.join(' ') : error instanceof Error ? error.message : String(error);
      throw new ToldError(`"${step.name}" did not work in the panel: ${why}`);
    }
  }
}

/** What the other verbs do, asked for in the workbench; what they print is in its list of requests. */
function ordersOf(
  { name }: RunningSession,
  manifest: () => Pick<RunningPlugin, 'text' | 'body'>,
): WorkbenchOrders {
  const plugin = ['--plugin', name];
  const refuse = (code: number) => {
    if (code !== 0) throw new ToldError('It was refused: the request in the list says why.');
  };
  return {
    trigger: async (what, choice) => {
      const { status, answer, crm } = await makeActivity(what, findSession(name), choice);
      return { status, answer, crm };
    },
    read: async (address) => (await readSource(address)).text,
    plugin: () => ({ name, samples: sampleRequests(), ...manifest() }),
    resend: async ({ id }, body) => {
      if (body === undefined) return refuse(await resend([String(id), ...plugin], () => undefined));
      const file = join(mkdtempSync(join(tmpdir(), 'resend-')), 'body.json');
      try {
        writeFileSync(file, body, { mode: 0o600 });
        refuse(await resend([String(id), '--body', file, ...plugin], () => undefined));
      } finally {
        rmSync(dirname(file), { recursive: true, force: true });
      }
    },
  };
}

function guidance(stack: Stack, isHeadless: boolean): string {
  return [
    '',
    isHeadless
      ? 'It is installed for the sample account. There is no window here: what follows in the panel needs one.'
      : 'It is installed for the sample account, and the panel is open, signed in as Priya Nair, an admin.',
    'In the panel: Settings → Developer, Developer mode, Open the workbench: the manifest as others see it, and each request.',
    'In another terminal:',
    '  npm run plugin -- trigger call      a call is logged, and the plugin runs on it',
    '  npm run plugin -- resend            lists the requests; resend <n> sends one once more',
    `  every request, with its body: http://127.0.0.1:${stack.loopbackPort}/@${HOSTS.control}/requests`,
    '',
    'Ready. Ctrl+C ends it.',
    '',
  ].join('\n');
}

function untilClosed({ context }: ExtensionBrowser): Promise<void> {
  return new Promise((resolve) => {
    context.on('close', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
