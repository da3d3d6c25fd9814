import { largestManifestFile, type ManifestFile } from '../../core/directory/manifest-file';
import type { SafeUrl } from '../../core/basics/url';
import { send, type Http } from '../basics/http';

/** A file at an address that a person has typed: no cookies, no redirects, and never more than a megabyte. */
export async function getManifestFile(http: Http, url: SafeUrl): Promise<ManifestFile> {
  const { status, text } = await send(http, {
    purpose: 'manifest_file',
    url,
    redirect: 'manual',
    largest: largestManifestFile,
  });
  return { status, text };
}
