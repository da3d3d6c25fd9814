import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ToldError } from '../../../stack/author/told-error';
import { check } from '../../../stack/author/verb-check';
import { newPlugin } from '../../../stack/author/verb-new';
import { resend } from '../../../stack/author/verb-resend';
import { trigger } from '../../../stack/author/verb-trigger';
import { panelOrigin } from '../../../stack/contract/sign-in-checks';
import { guideDocument, guidePath } from '../../../stack/contract/documents';
import { closeServer, listen } from '../../../stack/front/http-front';
import { readPublishedManifest } from '../../../stack/published/published-manifest';
import { extensionIdOf } from '../../../stack/start/extension';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plugin-verbs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Run = (args: readonly string[], print: (text: string) => void) => Promise<number>;

/** What a verb prints, and its exit code. */
async function run(verb: Run, ...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await verb(args, (text) => lines.push(text));
  return { code, text: lines.join('\n') };
}

/** What a person is told; anything else than a told fault fails. */
async function told(verb: Run, ...args: string[]): Promise<string> {
  const error: unknown = await run(verb, ...args).catch((fault: unknown) => fault);
  if (!(error instanceof ToldError)) throw new Error(`It was not told: ${String(error)}`);
  expect(error.message).not.toMatch(/\n\s+at /);
  return error.message;
}

const inFolder = (name: string) => join(folder, name);

describe('bad input is told in a sentence with what to do', () => {
  it('nothing named, nothing there, nothing in it', async () => {
    expect(await told(check)).toContain('Say what is to be checked');
    expect(await told(check, inFolder('nowhere'))).toContain('is not there');
    expect(await told(check, folder)).toContain('There is no manifest');
    expect(await told(newPlugin)).toContain('Say where');
    expect(await told(trigger, 'rain')).toContain('call, sms, fax, update');
    expect(await told(trigger, 'call', '--plugin', 'me.nobody')).toContain('me.nobody is not running');
    expect(await told(resend, '1', '--plugin', 'me.nobody')).toContain('is not running');
  });

  it('an address that is a server’s, not a manifest’s', async () => {
    const server = createServer((_request, response) => response.end('OK'));
    const port = await listen(server);
    expect(await told(check, `http://127.0.0.1:${port}/`)).toContain('not of the plugin');
    await closeServer(server);
    expect(await told(check, `http://127.0.0.1:${port}/`)).toContain('cannot be reached');
  });

  it('something else than a manifest', () => {
    const read = (source: unknown) => () => readPublishedManifest(source);
    expect(read({ name: 'x', version: '1.0.0', scripts: {} })).toThrow('package.json');
    expect(read({ manifest_version: 3, name: 'x' })).toThrow('browser extension');
    expect(read({ endpointUrl: 'https://x.example/' })).toThrow('no name');
    expect(read([])).toThrow('no plugin manifest');
  });

  it('a folder that is not empty, a name or a port that is none', async () => {
    writeFileSync(inFolder('mine.txt'), '');
    expect(await told(newPlugin, folder)).toContain('not empty');
    expect(await told(newPlugin, inFolder('a'), '--name', 'nodot')).toContain('acme.redaction');
    expect(await told(newPlugin, inFolder('a'), '--port', '70000')).toContain('no port');
  });

  it('a server that cannot be started says what it said', async () => {
    mkdirSync(inFolder('p'));
    await run(newPlugin, inFolder('p/own'), '--no-install', '--port', '6191');
    const words = await told(check, inFolder('p/own'), '--start', 'echo no such thing; exit 3');
    expect(words).toContain('it ended with 3');
    expect(words).toContain('no such thing');
  });
});

describe('a new plugin', () => {
  const choices = [false, true].flatMap((isAsync) =>
    [false, true].flatMap((license) => [false, true].map((signIn) => ({ isAsync, license, signIn }))),
  );

  it.each(choices)('%j has a manifest without a fault, and only the parts that it needs', async (choice) => {
    const { isAsync, license, signIn } = choice;
    const flags = [
      ...(isAsync ? ['--async'] : []),
      ...(license ? ['--license'] : []),
      ...(signIn ? ['--sign-in'] : []),
    ];
    await run(newPlugin, inFolder('own'), '--no-install', ...flags);
    const app = readFileSync(inFolder('own/src/app.ts'), 'utf8');
    expect(app).not.toContain('only:');
    expect(app.includes('addSyncRoute(app)')).toBe(!isAsync);
    expect(app.includes('addSignInRoutes(app)')).toBe(signIn);
    expect(app.includes('addLicenseRoute(app)')).toBe(license);
    const { code, text } = await run(check, inFolder('own'), '--static');
    expect(code).toBe(0);
    // Its addresses are on this machine, which is all that is to be said of it.
    expect(text.match(/^(?:FAIL|warn) \S+/gm)).toEqual(['warn manifest.published-addresses']);
  });
});

describe('the server of a plugin that is checked', () => {
  const serve = (port: string) =>
    `"${process.execPath}" -e "require('http').createServer((_q, r) => r.end('OK')).listen(${port}, '127.0.0.1')"`;
  const checkOwn = async (command: string) => {
    await run(newPlugin, inFolder('own'), '--no-install', '--port', '6193');
    const { text } = await run(check, inFolder('own'), '--start', command, '--json');
    const report: { checks: { id: string; verdict: string }[] } = JSON.parse(text);
    return report.checks.find(({ id }) => id === 'registration.alive')?.verdict;
  };

  it('listens where it is told, beside another one on the port of its manifest', async () => {
    const other = createServer((_request, response) => response.writeHead(500).end());
    await new Promise<void>((ready) => void other.listen(6193, '127.0.0.1', ready));
    expect(await checkOwn(serve('process.env.PORT'))).toBe('passed');
    await closeServer(other);
  }, 60_000);

  it(
    'is found where its manifest says, too',
    async () => expect(await checkOwn(serve('6193'))).toBe('passed'),
    60_000,
  );
});

describe('an activity of one’s own', () => {
  it('begins with the request of a sample, which nothing has to run for', async () => {
    const { code, text } = await run(trigger, 'sms', '--note', 'Mine.', '--save', inFolder('sms.json'));
    expect([code, text]).toEqual([0, expect.stringContaining('trigger sms --body')]);
    const request = JSON.parse(readFileSync(inFolder('sms.json'), 'utf8'));
    expect(request.logInfo.messages).toEqual([expect.objectContaining({ subject: 'Mine.', id: '{id}' })]);
  });

  it('is not there for what has no request to edit', async () =>
    expect(await told(trigger, 'licence', '--save', inFolder('x.json'))).toContain('nothing to edit'));
});

describe('the report', () => {
  it('is made in each form, and the exit code follows what is required', async () => {
    await run(newPlugin, inFolder('own'), '--no-install');
    const file = inFolder('own/plugin-manifest.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"isAsync": false', '"isAsync": "<no>"'));
    const text = await run(check, file, '--static');
    expect(text.code).toBe(1);
    expect(text.text).toMatch(/plugin-manifest\.json:\d+:14: "isAsync" has to be of type boolean\./);
    const json = await run(check, file, '--static', '--json');
    expect(JSON.parse(json.text)).toMatchObject({ failed: 1, checks: expect.any(Array) });
    const junit = await run(check, file, '--static', '--junit');
    expect(junit.text).toContain('failures="1"');
    expect(junit.text).toContain('<failure message=');
    const output = inFolder('report.md');
    expect((await run(check, file, '--static', '--markdown', '--output', output)).text).toBe('');
    expect(readFileSync(output, 'utf8')).toContain('| `manifest.types` |');
  });
});

describe('the guide', () => {
  it('has the manifest’s reference and the rules as they are', async () => {
    expect(readFileSync(guidePath, 'utf8')).toBe(await guideDocument());
  });

  it('names the panel by which CORS is checked as every build is called', () => {
    const source = readFileSync('manifest.config.ts', 'utf8');
    const key = /key: '([^']+)'/.exec(source)?.[1] ?? '';
    expect(panelOrigin).toBe(`chrome-extension://${extensionIdOf(key)}`);
  });
});
