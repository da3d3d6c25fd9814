/** One line or block of a log: what an earlier one looks like, and what is written. */
export interface Passage {
  readonly found: RegExp;
  /**
   * Stands in the place of what was found, by the rules of `String.replace`: `$&` and `$1` in it bring the old text
   * back. The server does so too, so patterns capture what the server's capture.
   */
  readonly replacing: string;
  /** The log with the passage, where it had none. */
  readonly added: (body: string) => string;
  /** Only this is replaced; anything else that was found stays. */
  readonly onlyOver?: string;
}

export function withPassage(body: string, { found, replacing, added, onlyOver }: Passage): string {
  const match = found.exec(body);
  if (!match) return added(body);
  if (onlyOver !== undefined && match[1]?.trim() !== onlyOver) return body;
  return body.replace(found, replacing);
}

export function atEnd(text: string): Passage['added'] {
  return (body) => body + text;
}

/** Plain and Markdown text: on a line of its own. */
export function onOwnLine(text: string): Passage['added'] {
  return (body) => (body === '' || body.endsWith('\n') ? body : `${body}\n`) + text;
}
