import { expect, test } from 'vitest';
import { pluginsInNeed } from '../../../../src/core/plugins/plugin-need';
import { installedPlugin } from '../../fakes/installed-plugin';

const agreed = { version: '1', hosts: {}, logTypes: [], fields: [] };
const plugin = (id: string, change: object = {}) => installedPlugin(id, { agreed, ...change });
const none = { installations: {}, writes: {}, registrations: {} };

test.each([
  [{ isBroken: true, asksForMore: true }, {}, 'repair'],
  [{}, { registrations: { a: 'missing' } }, 'repair'],
  [{}, { registrations: { a: 'wiped' } }, 'repair'],
  [{ asksForMore: true }, {}, 'asks_more'],
  [{ isPaused: true }, {}, 'not_agreed'],
  [{ agreed: undefined }, {}, 'not_agreed'],
  [{ hasManifest: false, absence: 'withdrawn' }, {}, 'withdrawn'],
] as const)('a plugin with %o, %o: %s', (change, state, need) => {
  expect(pluginsInNeed({ ...none, plugins: [plugin('a', change)], ...state })).toEqual([
    { pluginId: 'a', displayName: 'a', need },
  ]);
});

test('one that could not be reached is in no need, nor one that is registered', () => {
  const plugins = [plugin('a'), plugin('b', { hasManifest: false, absence: 'not_loaded' })];
  expect(pluginsInNeed({ ...none, plugins, registrations: { a: 'registered' } })).toEqual([]);
});

test('an interrupted installation is one, of a plugin that is not there yet too', () => {
  const installation = {
    pluginId: 'n',
    displayName: 'New one',
    intent: 'install',
    step: 'settings',
    state: 'needs_repair',
    startedAt: 1,
  } as const;
  expect(pluginsInNeed({ ...none, plugins: [], installations: { n: installation } })).toEqual([
    { pluginId: 'n', displayName: 'New one', need: 'repair' },
  ]);
});
