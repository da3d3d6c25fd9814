import { loadIcon } from '../../api/directory/icon';
import { ProblemError } from '../../core/basics/problem';
import type { SafeUrl } from '../../core/basics/url';
import { toDataUrl } from '../../platform/image';

/** A picture from a plugin's host as it came, as a `data:` URL; '' when it cannot be had. The page makes it small. */
export async function fetchIcon(url: SafeUrl): Promise<string> {
  try {
    return await toDataUrl(await loadIcon(url));
  } catch (error) {
    if (error instanceof ProblemError) return '';
    throw error;
  }
}
