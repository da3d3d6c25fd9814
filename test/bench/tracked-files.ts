interface Rule {
  what: string;
  pattern: RegExp;
}

const textRules: Rule[] = [
  {
    what: 'a path of one machine',
    pattern: /(?:^|[\s"'`(=])\/(?:work|farm|root|home\/\w+|Users\/\w+|tmp\/[a-z])(?:\/|$)/m,
  },
  { what: 'the host of a package registry', pattern: /\bregistry\.[a-z]+js\.|\bdeb\.debian\b/ },
  { what: 'a switched-off check', pattern: /(?:es|ox)lint-disable|@ts-(?:ignore|expect-error|nocheck)/ },
];
const testRule: Rule = {
  what: 'a test that does not run, or that keeps others from it',
  pattern: /\.(?:skip|only|fixme)\b/,
};
const vagueName = /(?:^|\/)(?:utils?|helpers?|common|misc|manager|types)(?:\.[a-z]+)?(?:\/|$)/i;

/** White space, also over the end of a line in a comment. */
const gap = String.raw`(?:\s|\n\s*(?:\*|//))+`;
const citation = new RegExp(String.raw`(\bcore${gap}1\.7\.(?:22|41)${gap})?[\w./-]*\w\.js:\d+`, 'g');
const unopenable = /\bdesign\.md\b|\bdesign rule\b|\bfacts\/|\bshared\/(?:design|facts|looks)\b/g;

/**
 * What a text cites that a reader of a clone cannot open, a line each: notes that are kept elsewhere, and lines of the
 * server without its version (`core 1.7.41 handlers/user.js:155`, see src/api/README.md).
 */
export function findCitationProblems(path: string, text: string): string[] {
  const at = (index: number) => `${path}:${text.slice(0, index).split('\n').length}`;
  return [
    ...[...text.matchAll(unopenable)].map(
      (found) => `${at(found.index)}: cites ${found[0]}, which a clone does not have`,
    ),
    ...[...text.matchAll(citation)]
      .filter(([, version]) => version === undefined)
      .map((found) => `${at(found.index)}: cites ${found[0]} without its source; see src/api/README.md`),
  ];
}

/** What a file of the repository must not say, a line each. */
export function findTextProblems(path: string, text: string): string[] {
  const rules = /^test\/.*\.(?:test|spec)\.tsx?$/.test(path) ? [...textRules, testRule] : textRules;
  return rules.filter(({ pattern }) => pattern.test(text)).map(({ what }) => `${path} holds ${what}`);
}

/** A name that says nothing is a room for anything. */
export function findNameProblems(path: string): string[] {
  return vagueName.test(path) ? [`${path} has a name that does not say what is in it`] : [];
}

/** The lock file names packages and digests, not the place where one machine got them. */
export function findLockProblems(lock: string): string[] {
  const resolved = lock.match(/"resolved": "https?:[^"]*"/g) ?? [];
  return resolved.length === 0 ? [] : [`package-lock.json names a registry ${resolved.length} times`];
}
