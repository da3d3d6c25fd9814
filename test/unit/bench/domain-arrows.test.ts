import { beforeAll, describe, expect, it } from 'vitest';
import { fileImports, LintSamples } from './lint-samples';

const order = [
  'basics',
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
const rooms: Record<string, string[]> = {
  core: order,
  protocol: order,
  storage: order,
  api: order,
  background: ['worker', ...order.slice(1)],
  actions: order,
};
const panelDomains = [...order.slice(3), 'dialer'];
const panel: Record<string, string[]> = {
  ui: [],
  forms: ['ui'],
  shared: ['ui', 'forms'],
  ...Object.fromEntries(panelDomains.map((domain) => [domain, ['ui', 'forms', 'shared']])),
  app: ['ui', 'forms', 'shared', ...panelDomains],
};

const samples = new LintSamples();
let refused: Set<string>;

/** Plants every way to import each of the targets in a file of the folder; the places of each target. */
function plant(folder: string, targets: string[], forms?: typeof fileImports): Map<string, string[]> {
  const path = `src/${folder}/sample.ts`;
  return new Map(targets.map((target) => [target, samples.addImports(path, target, forms)]));
}

/** The targets that lint lets pass; one that it refuses only in some ways of writing is named with the others. */
function findAllowed(planted: Map<string, string[]>): string[] {
  return [...planted].flatMap(([target, places]) => {
    const passing = places.filter((place) => !refused.has(place));
    if (passing.length === 0) return [];
    return passing.length === places.length ? [target] : [`${target}, in part: ${passing.join(', ')}`];
  });
}

const others = (names: string[], name: string) => names.filter((other) => other !== name);
const up = (name: string) => `../${name}/thing`;
const upTwice = (name: string) => `../../${name}/thing`;

const domainCases = Object.entries(rooms).flatMap(([room, domains]) =>
  domains.map((domain, index) => ({
    from: `${room}/${domain}`,
    earlier: domains.slice(0, index),
    planted: plant(`${room}/${domain}`, others(domains, domain).map(up)),
    plantedBelow: plant(`${room}/${domain}/inner`, others(domains, domain).map(upTwice)),
  })),
);
const panelCases = Object.entries(panel).map(([folder, reached]) => ({
  from: folder,
  reached,
  planted: plant(`panel/${folder}`, others(Object.keys(panel), folder).map(up)),
  plantedBelow: plant(`panel/${folder}/inner`, others(Object.keys(panel), folder).map(upTwice)),
}));
const appFiles = ['store', 'route', 'words', 'preferences', 'App', 'inner/store'].map(
  (file) => `../app/${file}`,
);
const appCases = others(Object.keys(panel), 'app').map((folder) => ({
  from: folder,
  open: folder === 'ui' ? [] : appFiles.slice(0, 4),
  planted: plant(`panel/${folder}`, appFiles, fileImports),
}));

const tops = Object.entries(rooms).map(([room, domains]) => ({
  room,
  domains: domains.map((domain) => `./${domain}/thing`),
  planted: plant(
    room,
    domains.map((domain) => `./${domain}/thing`),
  ),
  plantedInDomain: plant(`${room}/reports`, ['../thing'], fileImports),
}));
const strangers = {
  domain: plant('core/activity', ['../extras/thing']),
  fromDomain: plant('core/extras', ['../basics/thing']),
  panelFolder: plant('panel/extras', ['../ui/thing']),
  panelTop: plant('panel', ['./ui/thing']),
};
const free = {
  own: plant('core/forms', ['./thing', './inner/thing']),
  ownScreen: plant('panel/plugins/details', ['../catalog/thing']),
  flat: plant('platform/reports', ['../forms/thing']),
  dialer: plant('dialer', ['./forms/thing']),
  otherRoom: plant('background/worker', ['../../core/reports/thing']),
};

beforeAll(() => {
  refused = samples.lint('domain-arrows');
});

describe('within a room, a domain imports those before it', () => {
  it.each(domainCases)('$from: $earlier', ({ earlier, planted, plantedBelow }) => {
    expect(findAllowed(planted)).toEqual(earlier.map(up));
    expect(findAllowed(plantedBelow)).toEqual(earlier.map(upTwice));
  });

  it.each(tops)('what stands at the top of $room imports all, and none imports it', (top) => {
    expect(findAllowed(top.planted)).toEqual(top.domains);
    expect(findAllowed(top.plantedInDomain)).toEqual([]);
  });
});

describe('within the panel, a domain reaches another one through shared', () => {
  it.each(panelCases)('$from: $reached', ({ reached, planted, plantedBelow }) => {
    expect(findAllowed(planted)).toEqual(reached.map(up));
    expect(findAllowed(plantedBelow)).toEqual(reached.map(upTwice));
  });

  it.each(appCases)('of app, $from imports $open', ({ open, planted }) => {
    expect(findAllowed(planted)).toEqual(open);
  });
});

it.each(Object.entries(strangers))('refuses a folder that stands in no table: %s', (_name, planted) => {
  expect(findAllowed(planted)).toEqual([]);
});

it.each(Object.entries(free))('leaves alone what is no matter of domains: %s', (_name, planted) => {
  expect(findAllowed(planted)).toEqual([...planted.keys()]);
});
