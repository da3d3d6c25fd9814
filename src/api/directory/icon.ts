import { fail } from '../../core/basics/problem';
import { hostOf, type SafeUrl } from '../../core/basics/url';
import { send, type Http } from '../basics/http';

/** bytes */
const largest = 100_000;
const timeoutMs = 10_000;

/**
 * An image from a plugin's host, which must allow it by CORS: no cookies, no referrer, no redirects, and never more
 * than 100 kB, whatever length it announces.
 */
export async function loadIcon(http: Http, url: SafeUrl): Promise<Blob> {
  const request = { purpose: 'icon', url, timeoutMs, largest, isFile: true } as const;
  const { status, file } = await send(http, request);
  const isImage = status >= 200 && status < 300 && file?.type.startsWith('image/');
  return isImage && file && file.size > 0 ? file : fail('unexpected', { host: hostOf(url) });
}
