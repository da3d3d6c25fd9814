import { readFileSync } from 'node:fs';
import { parseAst, type Plugin } from 'vite';

const languages = ['en', 'en-GB', 'de'] as const;
type Language = (typeof languages)[number];

/** What Chrome shows by itself (manifest.config.ts). */
const chromeKeys = [
  'appName',
  'appDescription',
  'command_answer',
  'command_hang_up',
  'command_log_last_call',
];

interface Messages {
  readonly [key: string]: { readonly message: string };
}

interface Quasi {
  readonly value: { readonly raw: string };
}

interface Names {
  readonly names: Set<string>;
  readonly patterns: RegExp[];
}

/** All texts, names and templates of built code that could be the key of words, or its stem. */
function addNames(node: unknown, found: Names): void {
  if (typeof node !== 'object' || node === null) return;
  const { type, value, name, quasis }: { type?: unknown; value?: unknown; name?: unknown; quasis?: Quasi[] } =
    node;
  if (type === 'Literal' && typeof value === 'string') found.names.add(value);
  if (type === 'Identifier' && typeof name === 'string') found.names.add(name);
  if (type === 'TemplateLiteral' && quasis) {
    const texts = quasis.map(({ value: { raw } }) => raw);
    if (texts.length === 1) found.names.add(texts.join(''));
    else if (isPattern(texts)) found.patterns.push(new RegExp(`^${texts.join('\\w+')}$`));
  }
  for (const inner of Object.values(node)) addNames(inner, found);
}

/** Whether a template around its gaps could come to a key; one that only adds a number's ending has its stem elsewhere. */
function isPattern(texts: readonly string[]): boolean {
  const text = texts.join('');
  return /^\w{2,}$/.test(text) && text !== '_one' && text !== '_other';
}

/**
 * Which of the keys built code may say: those that it names, in full or by their stem (`<stem>_one`, `<stem>_other`),
 * and those that a template of it could come to.
 */
export function findSaidKeys(scripts: readonly string[], keys: readonly string[]): Set<string> {
  const { names, patterns }: Names = { names: new Set(), patterns: [] };
  for (const script of scripts) addNames(parseAst(script).body, { names, patterns });
  return new Set(
    keys.filter(
      (key) =>
        names.has(key) ||
        names.has(key.replace(/_(?:one|other)$/, '')) ||
        patterns.some((pattern) => pattern.test(key)),
    ),
  );
}

const pathOf = (language: Language) => `_locales/${language.replace('-', '_')}/messages.json`;

/** What the file of a language holds: that of British English only what is spelt otherwise. */
function readOwnWords(language: Language): Messages {
  return JSON.parse(readFileSync(new URL(`public/${pathOf(language)}`, import.meta.url), 'utf8'));
}

function readWords(language: Language): Messages {
  return language === 'en-GB' ? { ...readOwnWords('en'), ...readOwnWords(language) } : readOwnWords(language);
}

/**
 * Splits the words of each language in the build. `words/<language>.json` has those of the code that the first screens
 * are made of, `words/<language>-more.json` all others (both of British English only those that are spelt otherwise), and
 * Chrome's own file what Chrome, the worker and the script on pages say. So words of a screen that comes later cost the
 * first list nothing.
 * @param firstParts names of the scripts that the first screens are made of
 * @param apart where in the build the scripts are that Chrome's own file is for
 */
export function splitWords(firstParts: readonly string[], apart: readonly string[]): Plugin {
  return {
    name: 'split-words',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const waiting = chunks.filter(({ name }) => firstParts.includes(name));
        if (waiting.length !== firstParts.length) this.error('The scripts of the first screens are missing');
        const first = new Set(waiting);
        for (const { imports } of first)
          for (const chunk of chunks) if (imports.includes(chunk.fileName)) first.add(chunk);
        const scripts = apart.map((name) => bundle[name]).filter((output) => output?.type === 'asset');
        if (scripts.length !== apart.length) this.error('A script that is built apart is missing');
        const keys = Object.keys(readWords(languages[0]));
        const early = findSaidKeys(
          [...first].map(({ code }) => code),
          keys,
        );
        const own = findSaidKeys(
          scripts.map(({ source }) => String(source)),
          keys,
        );
        for (const language of languages) {
          const write = (fileName: string, words: Messages, isWanted: (key: string) => boolean) => {
            const chosen = Object.entries(words).filter(([key]) => isWanted(key));
            this.emitFile({ type: 'asset', fileName, source: JSON.stringify(Object.fromEntries(chosen)) });
          };
          write(`words/${language}.json`, readOwnWords(language), (key) => early.has(key));
          write(`words/${language}-more.json`, readOwnWords(language), (key) => !early.has(key));
          write(pathOf(language), readWords(language), (key) => own.has(key) || chromeKeys.includes(key));
        }
      },
    },
  };
}
