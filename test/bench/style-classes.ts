export interface ClassMention {
  name: string;
  /** From 1. */
  line: number;
}

const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');

/** Every class in the selectors of a stylesheet, in their order. */
export function findStyledClasses(css: string): ClassMention[] {
  const code = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, blank)
    .replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, blank);
  const mentions: ClassMention[] = [];
  for (const prelude of code.matchAll(/[^{};]+(?=\{)/g)) {
    if (prelude[0].trimStart().startsWith('@')) continue;
    for (const found of prelude[0].matchAll(/\.([a-zA-Z_][\w-]*)/g)) {
      const line = code.slice(0, prelude.index + found.index).split('\n').length;
      mentions.push({ name: found[1] ?? '', line });
    }
  }
  return mentions;
}
