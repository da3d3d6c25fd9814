import { parseSafeUrl } from '../core/basics/url';

const tokenName = 'access_token';
const deepestNesting = 3;

/**
 * A link from the widget without the live RingCentral token it may contain, even inside an address that is itself a
 * parameter (the media reader's `media=`). `undefined` when it is not a safe https address.
 */
export function readRecordingLink(value: unknown): string | undefined {
  const address = parseSafeUrl(value);
  return address && withoutToken(address, deepestNesting);
}

function withoutToken(address: string, depth: number): string | undefined {
  const url = new URL(address);
  url.hash = '';
  // A copy of the list: deleting from the live one while iterating would skip some.
  const parameters = Array.from(url.searchParams);
  for (const [name, value] of parameters) {
    if (name.toLowerCase() === tokenName) url.searchParams.delete(name);
    else if (URL.canParse(value)) keepNested(url.searchParams, name, value, depth);
  }
  // A token in an unusual encoding must not leave with the link either.
  return decodesTo(url.href, tokenName) ? undefined : url.href;
}

function keepNested(parameters: URLSearchParams, name: string, value: string, depth: number): void {
  const nested = depth > 0 ? withoutToken(value, depth - 1) : undefined;
  if (nested === undefined) parameters.delete(name);
  else parameters.set(name, nested);
}

function decodesTo(text: string, part: string): boolean {
  let decoded = text;
  for (let round = 0; round <= deepestNesting; round += 1) {
    if (decoded.toLowerCase().includes(part)) return true;
    decoded = decoded.replaceAll(/%([0-7][0-9a-f])/gi, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
  }
  return false;
}
