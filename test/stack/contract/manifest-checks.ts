import { isObject, partOf, type JsonObject } from '../../../src/core/basics/json';
import { plainText } from '../../../src/core/basics/text';
import { parseSafeUrl } from '../../../src/core/basics/url';
import { kindsByType } from '../../../src/core/forms/declared-field';
import { guardPatterns } from '../../../src/core/forms/pattern-guard';
import { formSchema } from '../../../src/core/forms/form-schema';
import { soundsSecret } from '../../../src/core/forms/secret-field';
import { validate, type ValidationProblem } from '../../../src/core/forms/validation';
import { addressNames, type AddressName } from '../../../src/core/plugins/asked';
import type { ManifestProblem } from '../../../src/core/plugins/plugin-description';
import { loopbackUrl } from '../../../src/core/directory/manifest-file';
import type { Check, CheckResult, Finding } from './check';
import { readManifestFile, type ManifestFile } from './manifest-file';
import { manifestParts } from './manifest-schema';
import { panelWords } from './panel-words';

/** A rule that needs nothing but the manifest. */
export interface ManifestCheck extends Check {
  readonly find: (file: ManifestFile) => readonly Finding[];
}

const contract = 'App Connect plugin guide, Manifest Fields';
const panel = 'this panel’s own reading';

function rule(
  what: string,
  words: string,
  source: string,
  find: ManifestCheck['find'],
  isRequired = true,
): ManifestCheck {
  return { id: `manifest.${what}`, group: 'manifest', rule: words, source, isRequired, find };
}

const jsonRule = rule('json', 'The manifest is JSON, with each key once.', 'RFC 8259', ({ json }) =>
  json.twice.map((path) => ({ message: `"${path.at(-1)}" is there twice; the last one counts.`, path })),
);
const shapeRule = rule('shape', 'There is a plugin in it.', contract, () => []);

/** Reasons of the panel that say that a field cannot be read, that it is too much, or that its pattern is refused. */
const tooMuch = new Set([
  'schema_too_large',
  'schema_too_deep',
  'schema_too_many',
  'form_too_large',
  'default_too_large',
  'too_many_options',
]);
const notOfFields = new Set(['missing', 'unsafe_address', 'unknown_log_type', 'unfit_default']);

/** Problems that the panel finds, except those of addresses. */
function panelProblems(file: ManifestFile, wanted: (problem: ManifestProblem) => boolean): Finding[] {
  return file.description.problems.filter(wanted).map(({ field, reason }) => ({
    message: panelWords(reason, field),
    path: pathOf(file, field),
  }));
}

/** Where a field that the panel names stands: a key of the plugin, a field of `pageContent`, a part of `configSchema`. */
function pathOf({ platform, path }: ManifestFile, field: string): (string | number)[] {
  if (field in platform) return [...path, field];
  const list: readonly unknown[] = Array.isArray(platform['pageContent']) ? platform['pageContent'] : [];
  const index = list.findLastIndex(
    (item, place) =>
      partOf(item, 'const') === field || partOf(item, 'title') === field || field === `#${place + 1}`,
  );
  if (index >= 0) return [...path, 'pageContent', index];
  const steps = field === '' ? [] : field.split('.').flatMap((name) => ['properties', name]);
  return platform['configSchema'] === undefined ? [...path] : [...path, 'configSchema', ...steps];
}

function missing(file: ManifestFile, names: readonly AddressName[]): Finding[] {
  return names
    .filter((name) => (file.platform[name] ?? '') === '')
    .map((name) => ({ message: panelWords('missing', name), path: file.path }));
}

/** What the schema says of these parts, in sentences. */
function schemaProblems(file: ManifestFile, wanted: (steps: readonly string[]) => boolean): Finding[] {
  return validate(manifestParts.plugin, file.platform)
    .filter(({ path }) => path.length > 0 && wanted(path))
    .map((problem) => ({
      message: `"${problem.path.join('.')}" ${saidOf(problem)}.`,
      path: [...file.path, ...problem.path.map((step) => (/^\d+$/.test(step) ? Number(step) : step))],
    }));
}

function saidOf({ keyword, limit, message }: ValidationProblem): string {
  switch (keyword) {
    case 'type':
      return `has to be of type ${[limit].flat().join(' or ')}`;
    case 'enum':
      return `has to be one of ${[limit].flat().join(', ')}`;
    case 'required':
      return 'is missing';
    case 'minLength':
      return 'must not be empty';
    case 'maxLength':
      return `may have at most ${String(limit)} characters`;
    case 'minItems':
      return `has to have at least ${String(limit)} items`;
    default:
      return `is not as it has to be (${keyword}: ${message})`;
  }
}

const known: readonly string[] = Object.keys(Object(partOf(manifestParts.plugin, 'properties')));
const ownRules = new Set<string>([...addressNames, 'supportedLogTypes', 'pageContent', 'name']);

const dangerous: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY/, 'a private key'],
  [/\b(?:sk|rk)_(?:live|test)_\w{8,}/, 'a secret key'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'an access key'],
  [/\bgh[pousr]_\w{20,}/, 'an access token'],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/, 'a signed token'],
  [/^https?:\/\/[^/\s]*:[^/\s]*@/, 'a password in an address'],
  [/[?&](?:[\w-]*(?:token|secret|password|api_?key)[\w-]*)=[^&]{4,}/i, 'a secret in an address'],
];

/** Secrets: everybody can read a published manifest. */
function findSecrets(value: unknown, path: readonly (string | number)[]): Finding[] {
  if (typeof value === 'string') {
    const what = dangerous.find(([pattern]) => pattern.test(value))?.[1];
    if (what !== undefined) return [{ message: `Here stands ${what}, which everybody can read.`, path }];
    const key = String(path.at(-1));
    const isName = addressNames.some((name) => name === key) || key === '$schema';
    const isWord = path.some((step) =>
      ['pageContent', 'configSchema', 'configUiSchema'].includes(String(step)),
    );
    return value !== '' && !isName && !isWord && soundsSecret(key)
      ? [{ message: `"${key}" sounds like a secret, and everybody can read it.`, path }]
      : [];
  }
  if (Array.isArray(value)) return value.flatMap((part, index) => findSecrets(part, [...path, index]));
  if (!isObject(value)) return [];
  const given: unknown = value['default'] ?? value['defaultValue'];
  const key = value['const'] ?? path.at(-1);
  const ofSecret =
    typeof given === 'string' &&
    given !== '' &&
    typeof key === 'string' &&
    (partOf(value['uiSchema'], 'ui:widget') === 'password' ||
      value['format'] === 'password' ||
      (soundsSecret(key) && kindsByType[plainText(value['type']) || 'string'] === 'text'));
  return [
    ...(ofSecret
      ? [
          {
            message: `The default of "${key}" is a secret that everybody can read.`,
            path: [...path, 'default'],
          },
        ]
      : []),
    ...Object.entries(value).flatMap(([name, part]) => findSecrets(part, [...path, name])),
  ];
}

function misspelled(
  part: JsonObject,
  names: readonly string[],
  path: readonly (string | number)[],
): Finding[] {
  return Object.keys(part).flatMap((key): Finding[] => {
    if (names.includes(key)) return [];
    const meant = names.find((name) => isNear(key.toLowerCase(), name.toLowerCase()));
    return meant === undefined
      ? []
      : [{ message: `Nobody reads "${key}"; did you mean "${meant}"?`, path: [...path, key] }];
  });
}

/** Whether two words differ by two letters at most (Levenshtein). */
function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 2) return a === b;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(a).entries()) {
    const next = [index + 1];
    for (const [other, letterOfB] of Array.from(b).entries()) {
      const swap = (row[other] ?? 0) + (letter === letterOfB ? 0 : 1);
      next.push(Math.min(swap, (row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 9) <= 2;
}

function fieldsOf({ platform }: ManifestFile): readonly unknown[] {
  return Array.isArray(platform['pageContent']) ? platform['pageContent'] : [];
}

const fileRules: readonly ManifestCheck[] = [
  rule('name', 'It has a name of the form "<developer>.<plugin>".', contract, ({ name, path }) =>
    /^[^\s.]+(\.[^\s.]+)+$/.test(name) && /[a-z0-9]/i.test(name.split('.').at(-1) ?? '')
      ? []
      : [
          {
            message: name === '' ? '"name" is missing.' : `"${name}" has no developer before a dot.`,
            path: [...path, 'name'],
          },
        ],
  ),
  rule(
    'types',
    'Each key has the type that App Connect reads.',
    `${contract}; plugin-manifest.schema.json`,
    (file) => schemaProblems(file, ([key = '']) => !ownRules.has(key)),
  ),
  rule('endpoint', 'It says where the plugin runs: "endpointUrl".', contract, (file) =>
    missing(file, ['endpointUrl']),
  ),
  rule(
    'register',
    'It says where an account is registered: "userRegisterEndpointUrl".',
    `${contract}; Registration Flow`,
    (file) => missing(file, ['userRegisterEndpointUrl']),
  ),
  rule(
    'token-sync',
    'A plugin that runs in the background says where its token is renewed: "tokenSyncUrl".',
    contract,
    (file) => (file.platform['isAsync'] === true ? missing(file, ['tokenSyncUrl']) : []),
  ),
  rule(
    'licence',
    'A plugin that needs a licence says where to ask for it: "licenseStatusUrl".',
    contract,
    (file) => (file.platform['requireLicense'] === true ? missing(file, ['licenseStatusUrl']) : []),
  ),
  rule(
    'sign-in',
    'A plugin with a sign-in has its three addresses: "authorizationUrl", "authStateUrl", "logoutUrl".',
    `${contract}; Optional User OAuth`,
    (file) =>
      file.platform['showAuthorizationButton'] === true
        ? missing(file, ['authorizationUrl', 'authStateUrl', 'logoutUrl'])
        : [],
  ),
  rule(
    'addresses',
    'Every address is https at a public host, without a password in it.',
    `${panel}: nobody could agree to where it leads`,
    (file) =>
      [...addressNames, 'iconUrl'].flatMap((name): Finding[] => {
        const written = file.platform[name] ?? '';
        const path = [...file.path, name];
        if (written === '' || parseSafeUrl(file.published[name]) !== undefined) return [];
        return [{ message: panelWords('unsafe_address', name), path }];
      }),
  ),
  rule(
    'one-server',
    'Addresses of this machine name one port.',
    'this stack: a plugin has one server in it',
    ({ ports, path }) =>
      ports.length > 1 ? [{ message: `They name the ports ${ports.join(', ')}.`, path }] : [],
  ),
  rule(
    'log-types',
    'It lists on which logs it runs: "call", "sms", "fax".',
    `${contract}; without the list core 1.7.41 fails every log of the account`,
    (file) => {
      const types = file.platform['supportedLogTypes'];
      const path = [...file.path, 'supportedLogTypes'];
      if (Array.isArray(types) && types.length === 0)
        return [{ message: 'The list is empty: the plugin would never run.', path }];
      return panelProblems(
        file,
        ({ field, reason }) => field === 'supportedLogTypes' && notOfFields.has(reason),
      );
    },
  ),
  rule('settings', 'Each of its settings can be shown.', panel, (file) => [
    ...panelProblems(
      file,
      ({ reason }) => !notOfFields.has(reason) && !tooMuch.has(reason) && reason !== 'unsafe_pattern',
    ),
    ...schemaProblems(file, ([key, index, what]) => {
      const item = fieldsOf(file)[Number(index)];
      // Named by the panel already, in its own words.
      const isNamed =
        ['const', 'type', 'oneOf', 'options', 'pattern'].includes(what ?? 'const') || !isObject(item);
      return key === 'pageContent' && !isNamed;
    }),
  ]),
  rule(
    'settings-size',
    'Its settings are within what a record can hold and a form can show.',
    panel,
    (file) => panelProblems(file, ({ reason }) => tooMuch.has(reason)),
  ),
  rule(
    'patterns',
    'Each pattern of its settings can be tried in a time that does not grow with the text.',
    panel,
    (file) => [
      ...panelProblems(file, ({ reason }) => reason === 'unsafe_pattern'),
      ...guardPatterns(formSchema(file.description.fields, { withHidden: true }).schema).problems.map(
        ({ field, reason }) => ({ message: panelWords(reason, field), path: pathOf(file, field) }),
      ),
    ],
  ),
  rule('defaults', 'Each default fits its own field.', panel, (file) =>
    panelProblems(file, ({ reason }) => reason === 'unfit_default'),
  ),
  rule(
    'secrets',
    'There is no secret in it: everybody can read a published manifest.',
    `${contract}: keep plugin secrets on the plugin server`,
    (file) => findSecrets(file.platform, file.path),
  ),
  rule(
    'words',
    'People can read what it is and does: "displayName" and "description".',
    panel,
    ({ platform, path }) =>
      ['displayName', 'description']
        .filter((key) => (platform[key] ?? '') === '')
        .map((key) => ({ message: `"${key}" is missing.`, path })),
    false,
  ),
  rule(
    'version',
    'It has a version of three numbers, by which updates are known.',
    panel,
    ({ platform, path, json }) => {
      const version = platform['version'] ?? partOf(json.value, 'version');
      return typeof version === 'string' && /^\d+\.\d+\.\d+([-+][\w.-]+)?$/.test(version)
        ? []
        : [{ message: '"version" is not of the form 1.0.0.', path: [...path, 'version'] }];
    },
    false,
  ),
  rule(
    'one-host',
    'All addresses are on one host, so that an admin agrees to one.',
    panel,
    ({ description, platform, path }) => {
      const named = Object.entries(description.hosts).filter(([name]) => !loopbackUrl(platform[name]));
      const hosts = [...new Set(named.map(([, host]) => host))];
      return hosts.length > 1 ? [{ message: `They are on ${hosts.join(', ')}.`, path }] : [];
    },
    false,
  ),
  rule(
    'spelling',
    'No key is misspelled.',
    'plugin-manifest.schema.json',
    (file) => [
      ...misspelled(file.platform, known, file.path),
      ...fieldsOf(file).flatMap((item, index) =>
        isObject(item)
          ? misspelled(item, Object.keys(Object(partOf(manifestParts.setting, 'properties'))), [
              ...file.path,
              'pageContent',
              index,
            ])
          : [],
      ),
    ],
    false,
  ),
  rule(
    'published-addresses',
    'Before it is published, addresses of this machine are replaced.',
    'this stack: it stands in for the public name',
    ({ platform, path }) => {
      const local = addressNames.filter((name) => loopbackUrl(platform[name]) !== undefined);
      return local.length > 0
        ? [{ message: `On this machine: ${local.join(', ')}.`, path: [...path, local[0] ?? ''] }]
        : [];
    },
    false,
  ),
];

export const manifestChecks: readonly ManifestCheck[] = [jsonRule, shapeRule, ...fileRules];

/** Holds a manifest's text against all rules that need nothing else. */
export function checkManifest(text: string): CheckResult[] {
  const reading = readManifestFile(text);
  const result = (check: ManifestCheck, part: Pick<CheckResult, 'verdict' | 'findings'>): CheckResult => {
    const { find: _find, ...rest } = check;
    return { ...rest, ...part, exchanges: [], tookMs: 0 };
  };
  if (reading.kind !== 'read') {
    const broken = reading.kind === 'unreadable' ? jsonRule : shapeRule;
    const because = reading.kind === 'unreadable' ? 'The manifest is no JSON.' : 'There is no plugin in it.';
    return manifestChecks.map((check) => {
      if (check === broken) return result(check, { verdict: 'failed', findings: [reading.finding] });
      if (check === jsonRule) return result(check, { verdict: 'passed', findings: [] });
      return result(check, { verdict: 'skipped', findings: [{ message: because }] });
    });
  }
  return manifestChecks.map((check) => {
    const findings = distinct(check.find(reading.file)).map((finding) => ({
      ...finding,
      ...(finding.path && { place: reading.file.json.placeOf(finding.path) }),
    }));
    return result(check, { verdict: findings.length > 0 ? 'failed' : 'passed', findings });
  });
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [`${one.message} ${String(one.path)}`, one])).values()];
}
