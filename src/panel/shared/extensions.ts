import { readExtensionPage, type Extension } from '../../core/basics/extension';
import { fail } from '../../core/basics/problem';
import { call } from '../../protocol/client';

/** Each page holds a thousand. */
const mostPages = 20;

export interface Extensions {
  readonly extensions: readonly Extension[];
  /** The account has more than were read. */
  readonly isCut: boolean;
}

/** All extensions of the RingCentral account, page by page. */
export async function loadExtensions(): Promise<Extensions> {
  const extensions: Extension[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const read = readExtensionPage(await call('getExtensionPage', { page })) ?? fail('unexpected');
    extensions.push(...read.extensions);
    if (page >= read.pages) return { extensions, isCut: false };
  }
  return { extensions, isCut: true };
}
