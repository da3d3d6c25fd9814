import { beforeAll, describe, expect, it } from 'vitest';
import { lintSamples } from './lint-samples';

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
};
const rooms = Object.keys(allowed);
const arrows = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => [from, to] as const));

/** Every way to write an import. */
const importForms: Record<string, (path: string) => string> = {
  value: (path) => `import { a } from '${path}';\nexport const b = a;`,
  effect: (path) => `import '${path}';`,
  type: (path) => `import type { A } from '${path}';\nexport type B = A;`,
  inline: (path) => `export type B = import('${path}').A;`,
  again: (path) => `export { a } from '${path}';`,
  all: (path) => `export * from '${path}';`,
  lazy: (path) => `export const load = () => import('${path}');`,
  chosen: (path) => `export const load = (name: string) => import(\`${path}/\${name}.ts\`);`,
};

const read = (name: string) => `export const a = ${name};`;
const take = (name: string) => `import { a } from '${name}';\nexport const b = a;`;
const readAll = (names: string[]) => names.map(read);
const notCore = rooms.filter((room) => room !== 'core');

/** Code that stands in some rooms only. */
const uses: { code: string[]; rooms: string[] }[] = [
  {
    code: [
      ...readAll(['chrome.runtime.id', 'browser.runtime.id', 'globalThis.chrome', 'self.chrome']),
      'export let port: chrome.runtime.Port;',
    ],
    rooms: ['platform'],
  },
  {
    // Through `window`, core is refused twice.
    code: [read('window.chrome'), read("window['browser']"), 'export const { chrome: a } = window;'],
    rooms: ['platform'],
  },
  {
    code: [
      ...readAll(["fetch('https://a.example')", 'globalThis.fetch', "self['fetch']", 'window.fetch']),
      'export const { fetch } = globalThis;',
    ],
    rooms: ['api'],
  },
  {
    code: readAll([
      'new XMLHttpRequest()',
      "new WebSocket('wss://a.example')",
      "new EventSource('https://a.example')",
      'new globalThis.WebSocket("wss://a.example")',
      "navigator.sendBeacon('https://a.example')",
      "window.navigator.sendBeacon('https://a.example')",
    ]),
    rooms: [],
  },
  {
    code: readAll([
      'window.name',
      'document.body',
      'globalThis.document',
      'navigator.language',
      "localStorage.getItem('a')",
      'setTimeout(String, 1)',
      'setInterval(String, 1)',
    ]),
    rooms: notCore,
  },
  {
    code: [
      ...readAll(['Date.now()', 'Date.now', 'globalThis.Date.now()', 'performance.now()']),
      ...readAll(['Math.random()', 'crypto.randomUUID()', 'crypto.getRandomValues(new Uint8Array(1))']),
      'export const { now } = Date;',
    ],
    rooms: ['platform'],
  },
  {
    code: [
      "export const a = (e: Element) => { e.innerHTML = ''; };",
      "export const a = (e: Element) => { e['innerHTML'] = ''; };",
      "export const a = (e: Element) => { e.outerHTML = ''; };",
      "export const a = (e: Element) => { e.insertAdjacentHTML('beforeend', ''); };",
      "export const a = (e: Element) => Object.assign(e, { innerHTML: '' });",
      'export const a = ({ innerHTML }: Element) => innerHTML;',
      "export const a = { dangerouslySetInnerHTML: { __html: '' } };",
    ],
    rooms: [],
  },
  { code: ['react', 'react/jsx-runtime', 'react-dom/client', 'zustand'].map(take), rooms: ['panel'] },
  { code: ['@rjsf/core', '@rjsf/utils', '@rjsf/core/lib/components/Form.js'].map(take), rooms: ['panel'] },
  { code: ['@leeoniya/ufuzzy', '@tanstack/react-virtual'].map(take), rooms: ['panel'] },
  { code: ['@cfworker/json-schema', 'safe-regex2'].map(take), rooms: ['core'] },
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
      'export const a = (fetch: () => string) => fetch();',
      'export const a = { fetch: 1, chrome: 2, document: 3 };',
      'export const a = (b: { now: () => number; fetch: number }) => b.now() + b.fetch;',
    ],
    rooms,
  },
];
const cases = uses.flatMap(({ code, rooms: places }) => code.map((text) => ({ text, places })));

const samples = new Map<string, string>();
let refused: Map<string, Set<string>>;

beforeAll(() => {
  for (const [from, to] of arrows)
    for (const [form, code] of Object.entries(importForms)) {
      samples.set(`src/${from}/${form}-${to}.ts`, code(`../${to}/thing`));
      samples.set(`src/${from}/inner/${form}-${to}.ts`, code(`../../${to}/thing`));
    }
  for (const room of rooms)
    for (const [index, { text }] of cases.entries()) samples.set(`src/${room}/use-${index}.ts`, text);
  refused = lintSamples(samples);
});

describe('the lint rules know which room may import which', () => {
  it.each(arrows)('%s → %s', (from, to) => {
    for (const form of Object.keys(importForms))
      for (const place of ['', 'inner/']) {
        const rules = refused.get(`src/${from}/${place}${form}-${to}.ts`);
        expect(rules?.has('house(room-arrows)') ?? false, `${place}${form}`).toBe(
          !allowed[from]?.includes(to),
        );
      }
  });
});

describe('and which room may use what', () => {
  it.each(cases.map(({ text, places }, index) => [text, places, index] as const))(
    '%s',
    (_text, places, index) => {
      const found = rooms.filter((room) => {
        const rules = [...(refused.get(`src/${room}/use-${index}.ts`) ?? [])];
        return !rules.some((rule) => rule === 'house(room-arrows)' || rule === 'house(reserved-uses)');
      });
      expect(found).toEqual(places);
    },
  );
});
