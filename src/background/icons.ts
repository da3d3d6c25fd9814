import { loadIcon } from '../api/icon';
import { ProblemError } from '../core/problem';
import { isPlainSvg } from '../core/svg-icon';
import { parseSafeUrl, type SafeUrl } from '../core/url';
import { shrinkImage, toDataUrl } from '../platform/image';
import { withLock } from '../platform/lock';
import { iconCache } from '../storage/collections';
import type { Context } from './context';

const day = 86_400_000;
/** Twice the largest size in which one is shown; CSS pixels. */
const edge = 88;
const mostAtATime = 4;

/**
 * A plugin's icon as a `data:` URL, so that the page never loads from a plugin's host; '' when it cannot be had. A
 * good one is kept for a week, a failure for a day.
 */
export async function getIcon(context: Context, address: string): Promise<string> {
  const url = parseSafeUrl(address);
  if (!url) return '';
  return (await fromCache(context, url)) ?? (await withLock(laneOf(url), () => fetchIcon(context, url)));
}

async function fromCache(context: Context, url: string): Promise<string | undefined> {
  const known = await iconCache.get(url);
  if (!known) return undefined;
  const age = context.clock.now() - known.fetchedAt;
  return age < (known.image === '' ? day : 7 * day) ? known.image : undefined;
}

async function fetchIcon(context: Context, url: SafeUrl): Promise<string> {
  const meanwhile = await fromCache(context, url);
  if (meanwhile !== undefined) return meanwhile;
  const image = await readIcon(url);
  await iconCache.set(url, { image, fetchedAt: context.clock.now() });
  return image;
}

async function readIcon(url: SafeUrl): Promise<string> {
  try {
    const file = await loadIcon(url);
    if (file.type !== 'image/svg+xml') return await shrinkImage(file, edge);
    // No worker can decode a drawing; in an <img> it is as inert as a picture.
    return isPlainSvg(await file.text()) ? await toDataUrl(file) : '';
  } catch (error) {
    // Decoding fails with a DOMException.
    if (error instanceof ProblemError || error instanceof DOMException) return '';
    throw error;
  }
}

/** Locks serve as lanes: as many are fetched at a time, over all windows. */
function laneOf(url: string): string {
  return `icon-${Array.from(url).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) % mostAtATime}`;
}
