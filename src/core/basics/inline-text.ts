import { parseSafeUrl, type SafeUrl } from './url';

export type InlinePart =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: SafeUrl };

// One pass, no nesting, every part bounded: whatever does not match stays plain text.
const marks =
  /\[(?<label>[^[\]\n]{1,200})\]\((?<address>[^()\s]{1,2048})\)|\*\*(?<strong>[^*\n]{1,300})\*\*|`(?<code>[^`\n]{1,300})`|(?<![\w*])\*(?<emphasis>[^*\s][^*\n]{0,299})\*(?!\w)/gu;

/**
 * The inline marks that a plugin's text may use: `**strong**`, `*emphasis*`, `` `code` `` and
 * `[words](https://address)`. A link to anything but a safe https address stays visible as text.
 */
export function readInlineText(text: string): InlinePart[] {
  const parts: InlinePart[] = [];
  let place = 0;
  for (const match of text.matchAll(marks)) {
    const part = partOf(match.groups ?? {});
    if (!part) continue;
    if (match.index > place) parts.push({ kind: 'text', text: text.slice(place, match.index) });
    parts.push(part);
    place = match.index + match[0].length;
  }
  if (place < text.length) parts.push({ kind: 'text', text: text.slice(place) });
  return parts;
}

function partOf(groups: { readonly [name: string]: string | undefined }): InlinePart | undefined {
  const { label, address, strong, code, emphasis } = groups;
  if (label !== undefined) {
    const href = parseSafeUrl(address);
    return href && { kind: 'link', text: label, href };
  }
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (code !== undefined) return { kind: 'code', text: code };
  return emphasis === undefined ? undefined : { kind: 'emphasis', text: emphasis };
}
