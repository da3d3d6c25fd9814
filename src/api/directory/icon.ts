import { fail } from '../../core/basics/problem';
import { hostOf, type SafeUrl } from '../../core/basics/url';

/** bytes */
const largestIcon = 100_000;
const timeoutMs = 10_000;

/**
 * An image from a plugin's host, which must allow it by CORS: no cookies, no referrer, no redirects, and never more
 * than 100 kB, whatever length it announces.
 */
export async function loadIcon(url: SafeUrl): Promise<Blob> {
  const host = hostOf(url);
  const response = await fetch(url, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => fail('unreachable', { host }));
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  if (!response.ok || !type.startsWith('image/') || !response.body) return fail('unexpected', { host });
  return new Blob(await readUpTo(response.body, host), { type });
}

async function readUpTo(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  host: string,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const reader = body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => fail('unreachable', { host }));
    if (done) return parts;
    size += value.length;
    if (size > largestIcon) {
      await reader.cancel();
      return fail('unexpected', { host });
    }
    parts.push(value);
  }
}
