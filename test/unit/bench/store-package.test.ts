import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packForStore, readClientId } from '../../bench/store-package';

const clientId = 'aB3-dEf_gH1jKlMnOpQrSt';
const bytes = (text: string) => new TextEncoder().encode(text);
const build = (manifest: object = { manifest_version: 3, key: 'AAAA', name: 'Panel' }) =>
  new Map([
    ['worker.js', bytes(`const id = "${clientId}"`)],
    ['manifest.json', bytes(JSON.stringify(manifest))],
  ]);

describe('the package for the stores', () => {
  it('has no key, and is otherwise what was built', async () => {
    const files = unzipSync((await packForStore(build(), clientId)).archive);
    expect(Object.keys(files)).toEqual(['manifest.json', 'worker.js']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? bytes('')))).toEqual({
      manifest_version: 3,
      name: 'Panel',
    });
    expect(files['worker.js']).toEqual(build().get('worker.js'));
  });

  it('is the same, byte by byte, in whichever order the files were read', async () => {
    const one = await packForStore(build(), clientId);
    const other = await packForStore(new Map([...build()].toReversed()), clientId);
    expect(Buffer.from(one.archive).equals(Buffer.from(other.archive))).toBe(true);
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(other).toEqual(one);
  });

  it('is listed: each file with its hash and size', async () => {
    expect((await packForStore(build(), clientId)).contents).toMatch(
      /^[0-9a-f]{64} {2} +\d+ {2}manifest\.json\n[0-9a-f]{64} {2} +35 {2}worker\.js\n$/,
    );
  });

  it('is refused where the build holds another client id, no manifest, or a manifest without the key', async () => {
    await expect(packForStore(build(), 'another-client-id-22ch')).rejects.toThrow(
      'does not hold the client id',
    );
    await expect(packForStore(new Map([...build()].slice(0, 1)), clientId)).rejects.toThrow('no manifest');
    await expect(packForStore(build({ manifest_version: 3 }), clientId)).rejects.toThrow('no key');
  });
});

describe('the client id', () => {
  it('comes from the environment', () => {
    expect(readClientId({ VITE_RC_CLIENT_ID: clientId })).toBe(clientId);
  });

  it.each([[undefined], [''], ['your client id'], ['short']])('is refused as %o', (value) => {
    expect(() => readClientId({ VITE_RC_CLIENT_ID: value })).toThrow('VITE_RC_CLIENT_ID');
  });
});
