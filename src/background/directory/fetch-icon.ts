import { loadIcon } from '../../api/directory/icon';
import { ProblemError } from '../../core/basics/problem';
import type { SafeUrl } from '../../core/basics/url';
import { toDataUrl } from '../../platform/image';
import type { Context } from '../worker/context';

/** An image from a plugin's host as a `data:` URL; '' for none. The page scales it down. */
export async function fetchIcon({ http }: Context, url: SafeUrl): Promise<string> {
  try {
    return await toDataUrl(await loadIcon(http, url));
  } catch (error) {
    if (error instanceof ProblemError) return '';
    throw error;
  }
}
