/** The keys of a shortcut as Chrome writes it: `Alt+Shift+P`, on a Mac `⌥⇧P`. */
export function keyNames(shortcut: string): string[] {
  if (shortcut.includes('+')) return shortcut.split('+');
  const marks = shortcut.match(/^[⌃⌥⇧⌘]+(?=.)/u)?.[0] ?? '';
  return [...marks.split(''), shortcut.slice(marks.length)].filter(Boolean);
}
