import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test, type MeasuredWorld } from './fixtures';
import { gates, slowness, tabScenes, tries } from './gates';
import { median } from './median';
import { openInTurn, placeOf, type Openings } from './open-in-turn';
import { findOver, keepResults, type Line } from './results';
import { emptyScene, scenes, type SceneName } from './scenes';
import { bestOf } from './try-again';

/** `BENCH_ONLY=activity,tasks`: these pages alone. */
const only = process.env['BENCH_ONLY']?.split(',');
const names = Object.keys(scenes)
  .filter((name): name is SceneName => name in scenes)
  .filter((name) => only === undefined || only.includes(name));

test('first rows at a quarter of the speed @gate', async ({ measured, runs, isGate }) => {
  const measure = async (wanted: readonly string[]) => {
    const chosen = names.filter((name) => wanted.includes(scenes[name].name));
    const openings = await openInTurn(measured, {
      places: [emptyScene, ...chosen.map((name) => scenes[name])].map((scene) => placeOf(scene, measured)),
      runs,
      slowness,
    });
    const empty = lineOf(measured, emptyScene.name, openings);
    return [
      empty,
      ...chosen.map((name) => ({
        ...lineOf(measured, scenes[name].name, openings, empty.value),
        gate: gates.firstRow[name],
        ...(tabScenes.includes(name) && { fetchGate: gates.fetched }),
      })),
    ];
  };
  const lines = await bestOf(
    isGate ? tries : 1,
    names.map((name) => scenes[name].name),
    measure,
  );
  keepResults('first row, the processor at a quarter', lines);
  if (isGate) expect(findOver(lines)).toEqual([]);
});

test('the tab bar, not slowed', async ({ measured, runs }) => {
  const tabs = { ...scenes.settings, name: 'tab bar', row: 'nav a' };
  const openings = await openInTurn(measured, {
    places: [emptyScene, tabs].map((scene) => placeOf(scene, measured)),
    runs,
    slowness: 1,
  });
  const empty = lineOf(measured, emptyScene.name, openings);
  const bar = lineOf(measured, tabs.name, openings);
  const later: Line = { name: 'later by', value: bar.value - empty.value, unit: 'ms', all: [] };
  keepResults('tab bar, not slowed', [empty, { ...bar, ratio: bar.value / empty.value }, later]);
});

function lineOf(
  { extensions }: MeasuredWorld,
  name: string,
  openings: ReadonlyMap<string, Openings>,
  baseline?: number,
): Line {
  const { rowsAt = [], files = [] } = openings.get(name) ?? {};
  const contents = files.map((file) => readFileSync(join(extensions.panel.folder, file)));
  return {
    name,
    value: median(rowsAt),
    unit: 'ms',
    all: [...rowsAt],
    ...(baseline !== undefined && { ratio: median(rowsAt) / baseline }),
    files: files.length,
    bytes: contents.reduce((sum, one) => sum + one.length, 0),
    gzBytes: contents.reduce((sum, one) => sum + gzipSync(one, { level: 9 }).length, 0),
  };
}
