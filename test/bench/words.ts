import * as v from 'valibot';

/** `messages.json` of one language, as Chrome reads it. */
export const messagesSchema = v.record(v.string(), v.object({ message: v.string() }));
export type Messages = v.InferOutput<typeof messagesSchema>;

export interface WordSources {
  /** Messages by language. */
  languages: Map<string, Messages>;
  /** Those that British English spells otherwise than `en`. */
  british?: Messages;
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

/** How Britain spells what is said here; a word's beginning, or the whole word. */
const britishSpellings: readonly (readonly [american: RegExp, british: string])[] = [
  [/\b(o)rganiz/gi, '$1rganis'],
  [/\b(r)ecogniz/gi, '$1ecognis'],
  [/\b(l)icense(s?)\b/gi, '$1icence$2'],
  [/\b(c)olor/gi, '$1olour'],
  [/\b(c)atalog\b/gi, '$1atalogue'],
  [/\b(d)ialed\b/gi, '$1ialled'],
  [/\b(c)anceled\b/gi, '$1ancelled'],
  [/\b(a)fterward\b/gi, '$1fterwards'],
  [/\b(a)nymore\b/gi, '$1ny more'],
  [/\b(p)arentheses\b/gi, 'brackets'],
];

function spellBritish(message: string): string {
  return britishSpellings.reduce((text, [american, british]) => text.replaceAll(american, british), message);
}

/** The British file has each message that is spelt otherwise, and no other: it falls back to `en`. */
function findSpellingProblems(english: Messages, british: Messages): string[] {
  const wanted = Object.entries(english)
    .map(([key, { message }]) => [key, message, spellBritish(message)] as const)
    .filter(([, american, spelt]) => spelt !== american);
  const needed = new Set(wanted.map(([key]) => key));
  return [
    ...wanted
      .filter(([key, , spelt]) => british[key]?.message !== spelt)
      .map(([key, , spelt]) => `en_GB: "${key}" should be "${spelt}"`),
    ...Object.keys(british)
      .filter((key) => !needed.has(key))
      .map((key) => `en_GB: "${key}" is spelt as in en: leave it out`),
  ];
}

interface UnwantedWord {
  readonly word: RegExp;
  readonly instead: string;
  /** Keys where it means something else. */
  readonly except?: RegExp;
}

/** One word for one thing, as people in a support team say it (src/README.md, glossary). */
const unwantedWords: { readonly [language: string]: readonly UnwantedWord[] } = {
  en: [
    { word: /organis|recognis|licence|colour|catalogue|dialled|cancelled/i, instead: 'US spelling' },
    { word: /\bby (?:itself|themselves)\b/i, instead: 'automatically' },
    { word: /\bmend(?:s|ed)?\b/i, instead: 'fix, repair' },
    { word: /\bsa(?:id|ys) no\b/i, instead: 'rejected, refused' },
    { word: /^whose\b/i, instead: 'a noun that names the choice' },
    { word: /\bwants:/i, instead: 'requires:' },
    { word: /\blet (?:it|the server) in\b|\badmission\b/i, instead: 'grant access' },
    { word: /\b(?:every|some)body\b/i, instead: 'everyone, someone' },
    { word: /\bnobody (?:has|in)\b/i, instead: 'No contact has' },
    { word: /\be-mail/i, instead: 'email' },
    { word: /\blog(?:ging|ged|s)?[ -]out\b/i, instead: 'sign out, disconnect: a log is in the CRM' },
    { word: /\bswitch(?:ed|es)? (?:it |them )?o(?:n|ff)\b/i, instead: 'turn on, turn off' },
    { word: /\bas the (?:system|browser)\b/i, instead: 'System, Browser language' },
    { word: /\bconnect(?:ed)? (?:it )?again\b/i, instead: 'reconnect' },
    { word: /\bin force\b/i, instead: 'in effect, applies' },
    { word: /\bany more\b/i, instead: 'no longer' },
    { word: /\bkinds? of log\b/i, instead: 'log type' },
    { word: /\bcompan(?:y|ies)\b/i, instead: 'organization', except: /^reports_|^connect_host_/ },
    { word: /\bplug-in/i, instead: 'plugin' },
  ],
  de: [
    { word: /konnektor|anbindung/i, instead: 'Connector' },
    { word: /plug-in/i, instead: 'Plugin' },
    { word: /\bgesichert|\bsichern\b/i, instead: 'speichern (im CRM), aufbewahren (hier)' },
    { word: /gescheitert|\bscheitern\b/i, instead: 'fehlgeschlagen' },
    { word: /\bvon selbst\b/i, instead: 'automatisch' },
    {
      word: /\bfirm(?:a|en)/i,
      instead: 'Organisation, Unternehmen (in Berichten)',
      except: /^connect_host_/,
    },
    {
      word: /\bmitteil(?:en|ung)/i,
      instead: 'Benachrichtigung',
      except: /^privacy_purpose_plugin_token_sync$/,
    },
    { word: /\bvorgabe|\bvorliebe/i, instead: 'Standard, Einstellung' },
    { word: /\bbrauch(?:t|en) Sie\b/, instead: 'Zu erledigen, prüfen' },
    { word: /übergangen|geheilt|eingelassen|einlassen/i, instead: 'ignoriert, repariert, Zugriff erlaubt' },
    { word: /\bdiese (?:Seitenl|L)eiste\b|\bdieses Fenster\b/i, instead: 'Panel' },
    { word: /\bdialer/i, instead: 'Telefon' },
    { word: /serverseitiges? protokoll\b/i, instead: 'serverseitige Protokollierung' },
  ],
};

function findUnwantedWords(language: string, messages: Messages): string[] {
  return Object.entries(messages).flatMap(([key, { message }]) =>
    (unwantedWords[language] ?? [])
      .filter(({ word, except }) => word.test(message) && !except?.test(key))
      .map(
        ({ word, instead }) => `${language}: "${key}" says "${word.exec(message)?.[0]}": say "${instead}"`,
      ),
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
export function findWordProblems({ languages, british = {}, sources }: WordSources): string[] {
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
    ...findSpellingProblems(languages.get('en') ?? {}, british),
    ...[...languages].flatMap(([language, messages]) => findUnwantedWords(language, messages)),
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
