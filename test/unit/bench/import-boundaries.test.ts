import { beforeAll, describe, expect, it } from 'vitest';
import { LintSamples } from './lint-samples';

const allowed: Record<string, string[]> = {
  core: [],
  protocol: ['core', 'platform'],
  platform: [],
  storage: ['platform', 'core'],
  api: ['core', 'platform'],
  dialer: ['core', 'protocol', 'platform'],
  background: ['core', 'protocol', 'platform', 'storage', 'api'],
  actions: ['core', 'protocol', 'platform', 'storage'],
  panel: ['core', 'protocol', 'platform', 'actions', 'dialer', 'storage'],
  page: ['core', 'platform'],
};
const rooms = Object.keys(allowed);
const arrows = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => [from, to] as const));

const notCore = rooms.filter((room) => room !== 'core');
const take = (name: string) => `import '${name}';`;

/** Code that stands in some rooms only; with `file`, in this file of theirs only. */
const uses: { code: string[]; rooms: string[]; file?: string }[] = [
  {
    code: [
      'chrome.runtime.id;',
      'browser.runtime.id;',
      'globalThis.chrome;',
      'self.chrome;',
      '{ let port: chrome.runtime.Port; }',
      // Through `window`, core is refused twice.
      'window.chrome;',
      "window['browser'];",
      '{ const { chrome: a } = window; }',
    ],
    rooms: ['platform'],
  },
  {
    code: [
      "fetch('https://a.example');",
      'globalThis.fetch;',
      "self['fetch'];",
      'window.fetch;',
      '{ const { fetch } = globalThis; }',
      '{ let a: typeof fetch; }',
    ],
    rooms: ['api'],
    file: 'basics/transport.ts',
  },
  {
    code: [
      'new XMLHttpRequest();',
      "new WebSocket('wss://a.example');",
      "new EventSource('https://a.example');",
      "new globalThis.WebSocket('wss://a.example');",
      "navigator.sendBeacon('https://a.example');",
      "window.navigator.sendBeacon('https://a.example');",
    ],
    rooms: [],
  },
  {
    code: [
      'window.name;',
      'document.body;',
      'globalThis.document;',
      'navigator.language;',
      "localStorage.getItem('a');",
      'setTimeout(String, 1);',
      'setInterval(String, 1);',
    ],
    rooms: notCore,
  },
  {
    code: [
      'Date.now();',
      'Date.now;',
      'globalThis.Date.now();',
      '{ const { now } = Date; }',
      'performance.now();',
      'Math.random();',
      'crypto.randomUUID();',
      'crypto.getRandomValues(new Uint8Array(1));',
    ],
    rooms: ['platform'],
  },
  {
    code: [
      "((e: Element) => { e.innerHTML = ''; });",
      "((e: Element) => { e['innerHTML'] = ''; });",
      "((e: Element) => { e.outerHTML = ''; });",
      "((e: Element) => { e.insertAdjacentHTML('beforeend', ''); });",
      "((e: Element) => Object.assign(e, { innerHTML: '' }));",
      '(({ innerHTML }: Element) => innerHTML);',
      "({ dangerouslySetInnerHTML: { __html: '' } });",
    ],
    rooms: [],
  },
  { code: ['react', 'react/jsx-runtime', 'react-dom/client', 'zustand'].map(take), rooms: ['panel'] },
  { code: ['@rjsf/core', '@rjsf/utils', '@rjsf/core/lib/components/Form.js'].map(take), rooms: ['panel'] },
  { code: ['@leeoniya/ufuzzy', '@tanstack/react-virtual'].map(take), rooms: ['panel'] },
  { code: ['@cfworker/json-schema', 're2js'].map(take), rooms: ['core'] },
  { code: [take('idb-keyval')], rooms: ['storage'] },
  { code: [take('webextension-polyfill')], rooms: ['platform'] },
  { code: [take('valibot')], rooms },
  {
    code: ['node:fs', 'express', 'reactive', '../../test/stack/x', '../../vite.config', '../../../x'].map(
      take,
    ),
    rooms: [],
  },
  // Names of one's own are no uses.
  {
    code: [
      '((fetch: () => string) => fetch());',
      '({ fetch: 1, chrome: 2, document: 3 });',
      '((b: { now: () => number; fetch: number }) => b.now() + b.fetch);',
    ],
    rooms,
  },
];

const samples = new LintSamples();
const arrowCases = arrows.map(([from, to]) => ({
  from,
  to,
  isAllowed: allowed[from]?.includes(to) ?? false,
  places: [
    ...samples.addImports(`src/${from}/arrows.ts`, `../${to}/thing`),
    ...samples.addImports(`src/${from}/inner/arrows.ts`, `../../${to}/thing`),
  ],
}));
const useCases = uses.flatMap((use) =>
  use.code.map((code) => ({
    code,
    rooms: use.rooms,
    places: new Map(rooms.map((room) => [room, samples.add(`src/${room}/${use.file ?? 'uses.ts'}`, code)])),
    elsewhere: use.file ? use.rooms.map((room) => samples.add(`src/${room}/uses.ts`, code)) : [],
  })),
);
let refused: Set<string>;

beforeAll(() => {
  refused = samples.lint('room-arrows', 'reserved-uses');
});

describe('the lint rules know which room may import which', () => {
  it.each(arrowCases)('$from → $to', ({ isAllowed, places }) => {
    expect(places.filter((place) => refused.has(place))).toEqual(isAllowed ? [] : places);
  });
});

describe('and which room may use what', () => {
  it.each(useCases)('$code', ({ rooms: allowedRooms, places, elsewhere }) => {
    const found = [...places].filter(([, place]) => !refused.has(place)).map(([room]) => room);
    expect(found).toEqual(allowedRooms);
    expect(elsewhere.filter((place) => !refused.has(place))).toEqual([]);
  });
});
