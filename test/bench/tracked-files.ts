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
