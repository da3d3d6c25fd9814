const theme = 'src/panel/app/theme.css';
/** Properties whose sizes are tokens; only the theme writes sizes of its own. */
const tokenOnly = /(?<![\w-])(font(?:-size)?|line-height|border(?:-\w+)*-radius)\s*:([^;{}]+)/g;
const size = /(?<![\w.-])\d*\.?\d+(?:px|r?em|pt|%)?(?![\w%])/;
const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');

/**
 * Where a stylesheet goes round the tokens of the theme: a literal size of type, line or corner, a tone of its own, a
 * part of `ui/` outside the layer that screens win over. A line each.
 * @param sources text of every stylesheet of src by its path
 */
export function findTokenProblems(sources: Map<string, string>): string[] {
  return [...sources].flatMap(([path, text]) => {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, blank);
    const at = (index: number) => `${path}:${code.slice(0, index).split('\n').length}`;
    const layered = !path.startsWith('src/panel/ui/') || /^\s*@layer base \{[\s\S]*\}\s*$/.test(code);
    return [
      ...(layered ? [] : [`${path}: put it into @layer base, so that a screen's own rules win`]),
      ...(path === theme ? [] : findLiterals(code, at)),
    ];
  });
}

function findLiterals(code: string, at: (index: number) => string): string[] {
  const sizes = [...code.matchAll(tokenOnly)].flatMap(({ 0: text, 1: property, 2: value = '', index }) => {
    // A weight is no size, and 0 is none.
    const plain = value.replaceAll(/var\([^)]*\)|(?<![\w.])[1-9]00(?![\w.%])|(?<![\w.])0(?![\w.%])/g, '');
    return size.test(plain)
      ? [`${at(index + text.search(/\S/))}: ${property}: ${value.trim()} is no token of ${theme}`]
      : [];
  });
  const tones = [...code.matchAll(/\[data-tone[~|^$*]?=/g)].map(
    ({ index }) => `${at(index)}: what a tone looks like stands in ${theme}; use --tone and its kin`,
  );
  return [...sizes, ...tones];
}
