import { createHash } from 'node:crypto';
import { packFiles } from './archive';

/** As RingCentral writes client ids. */
const clientIdForm = /^[\w-]{16,64}$/;

/**
 * The client id that the store's package is built with: nobody who installs from a store has one at hand.
 * @throws where the environment has none
 */
export function readClientId(environment: { readonly [name: string]: string | undefined }): string {
  const id = environment['VITE_RC_CLIENT_ID'] ?? '';
  if (clientIdForm.test(id)) return id;
  throw new Error(
    id === ''
      ? 'A package for the store needs the client id of the RingCentral app: VITE_RC_CLIENT_ID=… npm run zip -- --store'
      : `VITE_RC_CLIENT_ID is no client id: ${id}`,
  );
}

/** The store gives the id, and refuses a package that brings a key of its own. */
function withoutKey(manifest: Uint8Array): Uint8Array {
  const { key, ...kept }: { key?: unknown } = JSON.parse(new TextDecoder().decode(manifest));
  if (typeof key !== 'string') throw new Error('The built manifest has no key to leave out');
  return new TextEncoder().encode(JSON.stringify(kept, null, 2));
}

export interface StorePackage {
  readonly archive: Uint8Array;
  readonly sha256: string;
  /** Each file with its size and SHA-256, a line each, in the order of the archive. */
  readonly contents: string;
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * What is handed to the stores. Same files, same bytes.
 * @param files of the build, by path
 * @throws where the build does not hold the client id
 */
export async function packForStore(
  files: ReadonlyMap<string, Uint8Array>,
  clientId: string,
): Promise<StorePackage> {
  const holdsId = [...files].some(
    ([path, bytes]) => path.endsWith('.js') && Buffer.from(bytes).includes(clientId),
  );
  if (!holdsId) throw new Error('The build does not hold the client id');
  const packed = new Map(
    [...files].map(([path, bytes]) => [path, path === 'manifest.json' ? withoutKey(bytes) : bytes] as const),
  );
  if (!packed.has('manifest.json')) throw new Error('The build has no manifest');
  const archive = await packFiles(packed);
  const contents = [...packed.keys()].toSorted().map((path) => {
    const bytes = packed.get(path) ?? new Uint8Array();
    return `${hashOf(bytes)}  ${String(bytes.length).padStart(7)}  ${path}\n`;
  });
  return { archive, sha256: hashOf(archive), contents: contents.join('') };
}
