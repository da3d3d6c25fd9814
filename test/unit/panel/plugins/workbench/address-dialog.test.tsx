// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { AddressDialog } from '../../../../../src/panel/plugins/workbench/AddressDialog';
import { paintPanel } from '../../paint-panel';

const { readManifestFile, readManifestFileWithAccess } = vi.hoisted(() => ({
  readManifestFile: vi.fn<(url: string) => Promise<unknown>>(),
  readManifestFileWithAccess: vi.fn<(url: string) => Promise<unknown>>(),
}));
vi.mock('../../../../../src/actions/directory/read-manifest-file', () => ({
  readManifestFile,
  readManifestFileWithAccess,
}));

const onRead = vi.fn<(text: string, address: string) => void>();
const onCancel = vi.fn<() => void>();
const readFile = vi.fn<(address: string) => Promise<{ text?: string; problem?: string }>>();
const address = 'https://acme.example.com/plugin-manifest.json';
const local = 'http://localhost:6067/plugin-manifest.json';

beforeEach(() => {
  for (const mock of [readManifestFile, readManifestFileWithAccess, onRead, onCancel, readFile])
    mock.mockReset();
});

async function open(typed: string, isFed = false) {
  const panel = await paintPanel(
    <AddressDialog address="" traffic={{ isFed, readFile }} onRead={onRead} onCancel={onCancel} />,
  );
  await panel.type('Address of the manifest', typed);
  const read = () =>
    act(async () =>
      panel.element.querySelector('form')?.requestSubmit(panel.element.querySelector('[type=submit]')),
    );
  return { ...panel, read };
}

test('what is read is handed on with its address', async () => {
  readManifestFile.mockResolvedValue({ kind: 'text', text: '{}' });
  const panel = await open(address);
  await panel.read();
  expect(readManifestFile.mock.calls).toEqual([[address]]);
  expect(onRead.mock.calls).toEqual([['{}', address]]);
});

test('while it is read, that shows; whoever has closed it gets nothing', async () => {
  let tell: (found: unknown) => void = () => undefined;
  readManifestFile.mockReturnValue(new Promise((resolve) => void (tell = resolve)));
  const panel = await open(address);
  await panel.read();
  expect(panel.button('Read').getAttribute('aria-busy')).toBe('true');
  await panel.leave();
  await act(async () => tell({ kind: 'text', text: '{}' }));
  expect(onRead).not.toHaveBeenCalled();
});

test.each([
  ['refused', 404, 'acme.example.com answered 404 instead of a manifest.'],
  ['web_page', 200, 'This address shows a web page'],
  ['moved', 0, 'This address leads to another one.'],
  ['nothing', 200, 'The file at this address is empty.'],
  ['too_large', 200, 'This file is larger than 1 MB.'],
])('that it is no manifest is said: %s', async (why, status, words) => {
  readManifestFile.mockResolvedValue({ kind: 'none', why, status });
  const panel = await open(address);
  await panel.read();
  expect(panel.element.querySelector('[role=alert]')?.textContent).toContain(words);
});

test('what fails says why, and can be tried again', async () => {
  readManifestFile.mockRejectedValueOnce(new ProblemError({ code: 'offline', host: 'acme.example.com' }));
  const panel = await open(address);
  await panel.read();
  expect(panel.has('[role=alert]')).toBe(true);
  readManifestFile.mockResolvedValue({ kind: 'text', text: '{}' });
  await panel.press('Try again');
  expect(onRead).toHaveBeenCalledOnce();
});

describe('a host that needs permission', () => {
  test('is named, and asked for in a press', async () => {
    readManifestFile.mockResolvedValue({ kind: 'not_allowed' });
    readManifestFileWithAccess.mockResolvedValue({ kind: 'text', text: '{}' });
    const panel = await open(address);
    await panel.read();
    await panel.press('Allow acme.example.com and read');
    expect(readManifestFileWithAccess.mock.calls).toEqual([[address]]);
    expect(onRead.mock.calls).toEqual([['{}', address]]);
  });

  test('that is not given says so, and can be given still', async () => {
    readManifestFile.mockResolvedValue({ kind: 'not_allowed' });
    readManifestFileWithAccess.mockResolvedValue(undefined);
    const panel = await open(address);
    await panel.read();
    await panel.press('Allow acme.example.com and read');
    expect(panel.text()).toContain('Without permission, acme.example.com cannot be read');
    expect(panel.button('Allow acme.example.com and read')).toBeTruthy();
  });
});

describe('an address of this machine', () => {
  test('is read by whoever runs the servers', async () => {
    readFile.mockResolvedValue({ text: '{}' });
    const panel = await open(local, true);
    await panel.read();
    expect(readFile.mock.calls).toEqual([[local]]);
    expect(onRead.mock.calls).toEqual([['{}', local]]);
  });

  test('that they cannot read says it in their words', async () => {
    readFile.mockResolvedValue({ problem: 'It cannot be reached. Is the server running?' });
    const panel = await open(local, true);
    await panel.read();
    expect(panel.element.querySelector('[role=alert]')?.textContent).toContain('Is the server running?');
  });

  test('is not asked for where nobody runs them', async () => {
    const panel = await open(local);
    await panel.read();
    expect(panel.text()).toContain('The browser cannot read this computer');
    expect(readManifestFile).not.toHaveBeenCalled();
  });
});

test('an address that is unsafe is said at its field until it is another', async () => {
  const panel = await open('http://acme.example.com/x.json');
  await panel.read();
  expect(panel.field('Address of the manifest').getAttribute('aria-invalid')).toBe('true');
  await panel.type('Address of the manifest', address);
  expect(panel.field('Address of the manifest').getAttribute('aria-invalid')).toBeNull();
  expect(readManifestFile).not.toHaveBeenCalled();
});
