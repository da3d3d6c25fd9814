import { isYounger } from '../../core/basics/age';
import { isPlainSvg } from '../../core/basics/svg-icon';
import { parseSafeUrl, type SafeUrl } from '../../core/basics/url';
import { systemClock } from '../../platform/clock';
import { fromDataUrl, shrinkImage } from '../../platform/image';
import { withLock } from '../../platform/lock';
import { call } from '../../protocol/client';
import { iconCache } from '../../storage/directory/icon-cache';

const day = 86_400_000;
/** Twice the largest size at which an icon is shown; CSS pixels. */
const edge = 88;
const mostAtATime = 4;

/**
 * A plugin's icon as a `data:` URL, so that the page never loads from a plugin's host; '' for none. A success is
 * cached for a week, a failure for a day.
 */
export async function getIcon(address: string): Promise<string> {
  const url = parseSafeUrl(address);
  if (!url) return '';
  return (await fromCache(url)) ?? (await withLock(laneOf(url), () => fetchIcon(url)));
}

async function fromCache(url: SafeUrl): Promise<string | undefined> {
  const known = await iconCache.get(url);
  if (!known) return undefined;
  const maxAge = known.image === '' ? day : 7 * day;
  return isYounger(known.fetchedAt, maxAge, systemClock.now()) ? known.image : undefined;
}

async function fetchIcon(url: SafeUrl): Promise<string> {
  const meanwhile = await fromCache(url);
  if (meanwhile !== undefined) return meanwhile;
  const image = await asShown(await call('fetchIcon', { url }));
  await call('keepIcon', { url, image });
  return image;
}

/** Re-encodes the image; '' if it is not one. */
async function asShown(fetched: string): Promise<string> {
  if (fetched === '') return '';
  try {
    const file = fromDataUrl(fetched);
    if (file.type !== 'image/svg+xml') return await shrinkImage(file, edge);
    // In an <img>, a plain SVG is as harmless as a bitmap.
    return isPlainSvg(await file.text()) ? fetched : '';
  } catch (error) {
    // Decoding failed.
    if (error instanceof DOMException) return '';
    throw error;
  }
}

/** Locks limit how many icons are fetched at once, across all windows. */
function laneOf(url: string): string {
  return `icon-${Array.from(url).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) % mostAtATime}`;
}
