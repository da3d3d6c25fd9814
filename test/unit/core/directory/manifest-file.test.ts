import { describe, expect, test } from 'vitest';
import { readManifestAddress, whyNoManifest } from '../../../../src/core/directory/manifest-file';

describe('an address that its author types', () => {
  test.each([
    ['https://acme.example.com/plugin-manifest.json', 'public'],
    ['  https://acme.example.com/plugin-manifest.json ', 'public'],
    ['acme.example.com/plugin-manifest.json', 'public'],
    ['http://localhost:6067/plugin-manifest.json', 'local'],
    ['https://127.0.0.1:6067/plugin-manifest.json', 'local'],
    ['http://[::1]:6067/', 'local'],
    ['http://acme.example.com/plugin-manifest.json', 'unsafe'],
    ['https://someone:secret@acme.example.com/x.json', 'unsafe'],
    ['https://localhost.acme.internal/x.json', 'unsafe'],
    ['https://10.0.0.1/x.json', 'unsafe'],
    ['file:///srv/plugin-manifest.json', 'unsafe'],
    ['/srv/plugin-manifest.json', 'unsafe'],
    ['plugin-manifest.json', 'unsafe'],
    ['', 'unsafe'],
  ])('%j is %s', (typed, kind) => expect(readManifestAddress(typed).kind).toBe(kind));

  test('may leave https:// out', () =>
    expect(readManifestAddress('acme.example.com/x.json')).toEqual({
      kind: 'public',
      url: 'https://acme.example.com/x.json',
    }));
});

test.each([
  [{ status: 200, text: '{}' }, undefined],
  [{ status: 200, text: '{ "name": ' }, undefined],
  [{ status: 0, text: '' }, 'moved'],
  [{ status: 404, text: '{}' }, 'refused'],
  [{ status: 500, text: '<html>' }, 'refused'],
  [{ status: 200, text: ' \n' }, 'nothing'],
  [{ status: 200, text: '\n<!doctype html>' }, 'web_page'],
])('what came as %j is no manifest for %s', (file, why) => expect(whyNoManifest(file)).toBe(why));
