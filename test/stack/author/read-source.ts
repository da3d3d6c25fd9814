import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { JsonError, parsePlaced } from '../../../src/core/basics/json-places';
import { findPlatformPart } from '../../../src/core/plugins/platform-part';
import { ToldError } from './told-error';

/** Where a person was when they called npm, which runs everything from the project's top. */
export const callersFolder = process.env['INIT_CWD'] ?? process.cwd();

export const manifestName = 'plugin-manifest.json';

/** A plugin as its author names it on the command line. */
export interface PluginSource {
  /** The manifest's file, absolute; an address as it is. */
  readonly file: string;
  /** As it is shown. */
  readonly shown: string;
  /** The plugin's own folder; `undefined` for an address. */
  readonly folder: string | undefined;
  readonly text: string;
}

/**
 * Finds a manifest by file, folder or address.
 * @throws ToldError when there is none
 */
export async function readSource(named: string): Promise<PluginSource> {
  if (/^https?:\/\//i.test(named)) return readAddress(named);
  const path = resolve(callersFolder, named);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) {
    throw new ToldError(
      `${named} is not there. Name a manifest or its folder, or begin with: npm run plugin -- new ${named}`,
    );
  }
  const file = found.isDirectory() ? manifestIn(path, named) : path;
  const shown = relative(callersFolder, file) || basename(file);
  return { file, shown, folder: dirname(file), text: readFileSync(file, 'utf8') };
}

async function readAddress(address: string): Promise<PluginSource> {
  const answer = await fetch(address).catch((error: unknown) => {
    const cause: unknown = error instanceof Error ? error.cause : undefined;
    const why = cause instanceof Error ? cause.message : String(error);
    throw new ToldError(`${address} cannot be reached (${why}). Is the server running?`);
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new ToldError(
      `${address} answered ${answer.status}, and no manifest. This has to be the address of the manifest itself, not of the plugin's server; a file or a folder will do as well.`,
    );
  }
  if (!isManifest(text)) {
    throw new ToldError(
      `What ${address} answers is no manifest. This has to be the address of the manifest itself, not of the plugin's server; a file or a folder will do as well.`,
    );
  }
  return { file: address, shown: address, folder: undefined, text };
}

function isManifest(text: string): boolean {
  try {
    return findPlatformPart(parsePlaced(text).value) !== undefined;
  } catch (error) {
    if (error instanceof JsonError) return false;
    throw error;
  }
}

/** The usual name, else the only JSON file in which there is a plugin. */
function manifestIn(folder: string, named: string): string {
  const usual = [manifestName, 'manifest.json'].map((name) => join(folder, name)).find(existsSync);
  if (usual) return usual;
  const others = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'package-lock.json')
    .map((name) => join(folder, name))
    .filter((path) => isManifest(readFileSync(path, 'utf8')));
  if (others.length === 1) return others[0] ?? '';
  throw new ToldError(
    others.length === 0
      ? `There is no manifest in ${named}: it is called ${manifestName} there. Begin with: npm run plugin -- new <folder>`
      : `There are several manifests in ${named} (${others.map((path) => basename(path)).join(', ')}): name one of them.`,
  );
}
