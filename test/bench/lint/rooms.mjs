// @ts-check
/**
 * Who may import whom, and who may use what: the one table that lint (`plugin.mjs`) and its tests read.
 * JavaScript, because oxlint loads it into the Node.js that runs the project, which may be too old for TypeScript.
 */
import { posix } from 'node:path';

/** The folders of src, and the other rooms that each may import. @type {Record<string, string[]>} */
const rooms = {
  core: [],
  platform: [],
  protocol: ['core', 'platform'],
  storage: ['core', 'platform'],
  api: ['core', 'platform'],
  dialer: ['core', 'platform', 'protocol'],
  background: ['core', 'platform', 'protocol', 'storage', 'api'],
  actions: ['core', 'platform', 'protocol', 'storage'],
  panel: ['core', 'platform', 'protocol', 'storage', 'actions', 'dialer'],
  page: ['core', 'platform'],
};

/** The packages of src, and the rooms that may import each. A new one needs a line here. @type {Record<string, string[]>} */
const packages = {
  '@cfworker/json-schema': ['core'],
  '@leeoniya/ufuzzy': ['panel'],
  '@rjsf/core': ['panel'],
  '@rjsf/utils': ['panel'],
  '@tanstack/react-virtual': ['panel'],
  diff: ['panel'],
  'idb-keyval': ['storage'],
  'libphonenumber-js': ['page'],
  re2js: ['core'],
  react: ['panel'],
  'react-dom': ['panel'],
  valibot: Object.keys(rooms),
  'webextension-polyfill': ['platform'],
  zustand: ['panel'],
};

/** Domains in their order: within a room, each may import those before it. `worker` is the background's `basics`. */
const domains = [
  'basics',
  'worker',
  'forms',
  'directory',
  'crm',
  'sign-in',
  'settings',
  'plugins',
  'tasks',
  'activity',
  'server-logging',
  'reports',
];

/** Rooms without domains: their files may import each other as they like. */
const flatRooms = ['platform', 'dialer', 'page'];

const panelDomains = [
  ...domains.filter((name) => !['basics', 'worker', 'forms', 'directory'].includes(name)),
  'dialer',
];

/** The folders of src/panel, and the other ones that each may import. @type {Record<string, string[]>} */
const panelFolders = {
  ui: [],
  forms: ['ui'],
  shared: ['ui', 'forms'],
  ...Object.fromEntries(panelDomains.map((name) => [name, ['ui', 'forms', 'shared']])),
  app: ['ui', 'forms', 'shared', ...panelDomains],
};

/** Files of panel/app that every folder but `ui` may import. */
const openAppFiles = ['store', 'route', 'words', 'preferences'];

const others = (/** @type {string} */ room) => Object.keys(rooms).filter((name) => name !== room);

/**
 * What only some rooms may use: global names, and members of any object (`name`) or of one (`object.name`).
 * A member of globalThis, self or window counts as the global name.
 * `file`: in this one file of those rooms only.
 * @type {{ globals?: string[], members?: string[], rooms: string[], file?: string, message: string }[]}
 */
const reservedUses = [
  {
    globals: ['chrome', 'browser'],
    rooms: ['platform'],
    message: "Only src/platform touches the browser's API.",
  },
  // Security: what calls the network has come through the gate (src/api/basics/http.ts). Held by test/unit/bench.
  {
    globals: ['fetch'],
    rooms: ['api'],
    file: 'src/api/basics/transport.ts',
    message: 'Only src/api calls the network, in basics/transport.',
  },
  {
    globals: ['XMLHttpRequest', 'WebSocket', 'EventSource'],
    members: ['navigator.sendBeacon'],
    rooms: [],
    message: 'The network is called by fetch, in src/api/basics/transport.',
  },
  {
    globals: ['window', 'document', 'navigator', 'localStorage', 'setTimeout', 'setInterval'],
    rooms: others('core'),
    message: 'core is pure: no page, no timer.',
  },
  {
    members: ['Date.now', 'performance.now'],
    rooms: ['platform'],
    message: 'The clock is an argument (platform/clock).',
  },
  {
    members: ['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues'],
    rooms: ['platform'],
    message: 'Randomness is an argument (platform/random).',
  },
  // Security: a text from outside that is read as markup runs in the panel. Held by test/unit/bench/import-boundaries.
  {
    members: ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML'],
    rooms: [],
    message: 'Text from outside is text.',
  },
];

/**
 * Where a file of src stands. `folder` is undefined for a file at the top of its room; `file` is its path in the folder.
 * @param {string} path from the project's folder, with `/`: `src/core/basics/url.ts`
 */
function placeOf(path) {
  const [, room = '', first, ...rest] = path.split('/');
  return rest.length > 0 ? { room, folder: first, file: rest.join('/') } : { room, file: first };
}

/**
 * @param {string} specifier
 * @param {string} room
 */
function findPackageProblem(specifier, room) {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const allowed = packages[name];
  if (!allowed) return `No room imports ${name}; a new package needs its line in test/bench/lint/rooms.mjs.`;
  return allowed.includes(room) ? undefined : `${name} is imported by ${allowed.join(', ')} only.`;
}

/**
 * What a relative import means, from the project's folder. The languages' texts are data that two rooms read.
 * @param {string} path
 * @param {string} specifier
 */
function resolve(path, specifier) {
  const target = posix.join(posix.dirname(path), specifier);
  return target.startsWith('public/_locales/') ? path : target;
}

/**
 * Why a file may not import something of another room, of a package or from outside of src; undefined where it may.
 * @param {string} path of the importing file, from the project's folder, with `/`
 * @param {string} specifier what it imports, as written
 */
export function findRoomProblem(path, specifier) {
  const from = placeOf(path);
  if (!specifier.startsWith('.')) return findPackageProblem(specifier, from.room);
  const target = resolve(path, specifier);
  if (!target.startsWith('src/')) return 'src imports nothing from outside of it.';
  const to = placeOf(target);
  const allowed = rooms[from.room];
  if (!allowed) return `src/${from.room} is no room; they stand in test/bench/lint/rooms.mjs.`;
  if (from.room === to.room || allowed.includes(to.room)) return undefined;
  return `${from.room} imports ${allowed.join(', ') || 'no other room'}, and not ${to.room}.`;
}

/**
 * @param {ReturnType<typeof placeOf>} from
 * @param {ReturnType<typeof placeOf>} to
 */
function findPanelProblem(from, to) {
  if (from.folder === to.folder) return undefined;
  const allowed = panelFolders[from.folder ?? ''];
  if (!allowed) return `panel/${from.folder ?? from.file} stands in no table of test/bench/lint/rooms.mjs.`;
  if (allowed.includes(to.folder ?? '')) return undefined;
  if (to.folder === 'app' && from.folder !== 'ui') {
    if (openAppFiles.includes(to.file ?? '')) return undefined;
    return `Of panel/app, the other folders import ${openAppFiles.join(', ')} only.`;
  }
  const way = panelDomains.includes(from.folder ?? '')
    ? '; what two domains use belongs to panel/shared'
    : '';
  return `panel/${from.folder} does not import panel/${to.folder ?? to.file}${way}.`;
}

/**
 * Why a file may not import something of its own room; undefined where it may.
 * @param {string} path of the importing file, from the project's folder, with `/`
 * @param {string} specifier what it imports, as written
 */
export function findDomainProblem(path, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const from = placeOf(path);
  const to = placeOf(resolve(path, specifier));
  if (from.room !== to.room || flatRooms.includes(from.room)) return undefined;
  if (from.room === 'panel') return findPanelProblem(from, to);
  // What stands at the top of a room wires its domains together.
  if (from.folder === undefined || from.folder === to.folder) return undefined;
  if (to.folder === undefined)
    return `${from.room}/${from.folder} does not import the top of ${from.room}, which imports all domains.`;
  for (const folder of [from.folder, to.folder])
    if (!domains.includes(folder))
      return `${from.room}/${folder} is no domain; they stand in test/bench/lint/rooms.mjs.`;
  if (domains.indexOf(to.folder) < domains.indexOf(from.folder)) return undefined;
  return `${from.room}/${from.folder} does not import ${to.room}/${to.folder}, which comes after it.`;
}

/**
 * Why a file of src may not use a global name or a member, or undefined where it may.
 * @param {string} path from the project's folder, with `/`
 * @param {{ global: string } | { object: string | undefined, member: string }} use
 */
export function findUseProblem(path, use) {
  const { room } = placeOf(path);
  const named = (/** @type {typeof reservedUses[number]} */ { globals = [], members = [] }) =>
    'global' in use
      ? globals.includes(use.global)
      : members.includes(use.member) || members.includes(`${use.object}.${use.member}`);
  const mayUse = (/** @type {typeof reservedUses[number]} */ { rooms, file = path }) =>
    rooms.includes(room) && file === path;
  const broken = reservedUses.find((reserved) => named(reserved) && !mayUse(reserved));
  return broken?.message;
}
