import { whyNoManifest, type ManifestFile, type NoManifestFile } from '../../core/directory/manifest-file';
import { ProblemError, type Problem } from '../../core/basics/problem';
import type { SafeUrl } from '../../core/basics/url';
import { hasHost, releaseHost, requestHosts } from '../../platform/permission';
import { call } from '../../protocol/client';

/** What was found at an address: text that may be a manifest, or why there is none. */
export type FoundFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none'; readonly why: NoManifestFile | 'too_large'; readonly status: number }
  /** Its host lets no other page read it; with the person's permission it can be read all the same. */
  | { readonly kind: 'not_allowed' };

/** Reads a manifest without any permission, as any page may where the host lets it. Throws `ProblemError`. */
export async function readManifestFile(url: SafeUrl): Promise<FoundFile> {
  try {
    return found(await call('getManifestFile', { url }));
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code === 'garbled') return { kind: 'none', why: 'too_large', status: 200 };
    if (problem.code !== 'unreachable' || (await hasHost(url))) throw error;
    return { kind: 'not_allowed' };
  }
}

/**
 * The same with access to the host (after `not_allowed`), which the person is asked for: must come first in a click.
 * It is given back afterwards. `undefined`: the person said no.
 */
export async function readManifestFileWithAccess(url: SafeUrl): Promise<FoundFile | undefined> {
  if (!(await requestHosts([url]))) return undefined;
  try {
    return await readManifestFile(url);
  } finally {
    await releaseHost(url);
  }
}

function found(file: ManifestFile): FoundFile {
  const why = whyNoManifest(file);
  return why === undefined ? { kind: 'text', text: file.text } : { kind: 'none', why, status: file.status };
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  throw error;
}
