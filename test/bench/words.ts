import * as v from 'valibot';

/** `messages.json` of one language, as Chrome reads it. */
export const messagesSchema = v.record(v.string(), v.object({ message: v.string() }));
export type Messages = v.InferOutput<typeof messagesSchema>;

export interface WordSources {
  /** Messages by language. */
  languages: Map<string, Messages>;
  /** Text of every source file by its path. */
  sources: Map<string, string>;
}

const saidLiteral = /\bsay(?:Count)?\(\s*'([^']+)'/g;
const saidTemplate = /\bsay(?:Count)?\(\s*`([^`]+)`/g;
const anyLiteral = /['"]([a-zA-Z][\w-]*)['"]|__MSG_(\w+)__/g;

function findMatches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '');
}

function placesOf(message: string): string {
  return [...new Set(message.match(/\$[1-9]/g))].toSorted().join(' ');
}

function compareLanguages(languages: Map<string, Messages>): string[] {
  const all = new Set([...languages.values()].flatMap((messages) => Object.keys(messages)));
  return [...languages].flatMap(([language, messages]) =>
    [...all].flatMap((key) => {
      const message = messages[key]?.message;
      if (!message?.trim()) return [`${language}: "${key}" has no words`];
      const others = [...languages.values()].map((other) => placesOf(other[key]?.message ?? message));
      const differs = others.some((places) => places !== placesOf(message));
      return differs ? [`${language}: "${key}" has other places ($1 …) than another language`] : [];
    }),
  );
}

/** The keys that `say(`theme_${…}`)` can mean: its text with one name in the place of what is put in. */
function keyPattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\$\{[^}]*\}/g, '(\\w+?)')}(?:_one|_other)?$`);
}

/**
 * Words that are missing, that nobody says, or that differ between the languages, a line each.
 * What a key is put together of has to stand somewhere in the sources as a name of its own. (That a key which is put
 * together exists is checked by its type.)
 */
export function findWordProblems({ languages, sources }: WordSources): string[] {
  const known = new Set([...languages.values()].flatMap((messages) => Object.keys(messages)));
  const texts = [...sources.values()];
  const named = new Set(texts.flatMap((text) => findMatches(text, anyLiteral)));
  const templates = texts.flatMap((text) => findMatches(text, saidTemplate)).map(keyPattern);

  const isBuilt = (key: string) =>
    templates.some((template) =>
      template
        .exec(key)
        ?.slice(1)
        .every((part) => named.has(part)),
    );
  // Two plural forms stand behind one name: `task_one`, `task_other`.
  const isSaid = (key: string) =>
    named.has(key) || named.has(key.replace(/_(?:one|other)$/, '')) || isBuilt(key);
  const hasWords = (key: string) => known.has(key) || (known.has(`${key}_one`) && known.has(`${key}_other`));

  return [
    ...compareLanguages(languages),
    ...[...sources].flatMap(([path, text]) => [
      ...findMatches(text, saidLiteral)
        .filter((key) => !hasWords(key))
        .map((key) => `${path}: says "${key}", which has no words`),
      ...findMatches(text, saidTemplate)
        .filter((template) => template.startsWith('$'))
        .map((template) => `${path}: says \`${template}\`, which could be any key`),
    ]),
    ...[...known].filter((key) => !isSaid(key)).map((key) => `"${key}" has words that nobody says`),
  ];
}
