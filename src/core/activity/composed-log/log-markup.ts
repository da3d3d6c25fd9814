/** A part of a log in HTML, as far as the server itself writes HTML. */
export type MarkupPart =
  | { readonly tag: 'text'; readonly text: string }
  | { readonly tag: 'br' }
  | { readonly tag: 'b' | 'a' | 'li' | 'div'; readonly parts: readonly MarkupPart[] };

type Container = Extract<MarkupPart, { readonly parts: unknown }>['tag'];

const containers: readonly Container[] = ['b', 'a', 'li', 'div'];

/** The parts of a composed log. Anything but the server's own tags is text; attributes are left out. */
export function readMarkup(html: string): MarkupPart[] {
  const open: { readonly tag: Container; readonly parts: MarkupPart[] }[] = [];
  const parts: MarkupPart[] = [];
  const place = () => open.at(-1)?.parts ?? parts;
  for (const [token, slash, name] of html.matchAll(/<(\/?)(b|a|li|div|br)(?: [^<>]*)?>|[^<]+|</g)) {
    const tag = containers.find((one) => one === name);
    if (slash === '' && name === 'br') place().push({ tag: 'br' });
    else if (slash === '' && tag) {
      const part = { tag, parts: [] };
      place().push(part);
      open.push(part);
    } else if (slash === '/' && tag && tag === open.at(-1)?.tag) open.pop();
    else place().push({ tag: 'text', text: token });
  }
  return parts;
}
