import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { pageFile } from '../../vite.config';
import type { BuiltScripts } from './build';
import { findFirstLists } from './first-list';
import { findPageScripts, findScriptsWith, findStaticClosure } from './import-closure';

export interface Figure {
  name: string;
  amount: number;
  limit: number;
  unit: 'bytes' | 'files';
}

export interface Measurement {
  figures: Figure[];
  problems: string[];
}

const kilobyte = 1000;
const manifestSchema = v.object({ background: v.object({ service_worker: v.string() }) });
const formPackages = /^@rjsf\//;
const panelOnlyPackages = /^(?:react|react-dom|scheduler|zustand|re2js|@rjsf\/.+)$/;
/** Loaded before a form that has a pattern for it, and only then. */
const patternEngine = /^re2js$/;

/** Bytes that cross the wire: the sum of each file's own gzip. */
function gzipBytes(names: readonly string[], read: (name: string) => Buffer): number {
  return names.reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0);
}

/** What is fetched until the list of a tab-bar screen stands: of the screen for which it is most. */
function measureFirstLists(
  scripts: BuiltScripts,
  html: string,
  read: (name: string) => Buffer,
): Measurement['figures'] {
  const lists = findFirstLists(scripts, html);
  const most = (amountOf: (list: (typeof lists)[number]) => number) => Math.max(...lists.map(amountOf));
  return [
    {
      name: 'first list, all gz',
      amount: most(({ files }) => gzipBytes(files, read)),
      limit: 150 * kilobyte,
      unit: 'bytes',
    },
    { name: 'first list', amount: most(({ files }) => files.length), limit: 8, unit: 'files' },
    {
      name: 'first list, after the page’s own',
      amount: most(({ later }) => later.length),
      limit: 3,
      unit: 'files',
    },
  ];
}

/**
 * Holds the production build against its budgets (bytes, with 1 kB = 1000 bytes).
 * @param read gives a file of `dist` by its path there
 * @param archiveBytes size of the zip package
 */
export function measureBuild(
  scripts: BuiltScripts,
  read: (name: string) => Buffer,
  archiveBytes: number,
): Measurement {
  const html = read('panel.html').toString();
  const firstScreen = findStaticClosure(scripts, findPageScripts(html));
  const { background } = v.parse(manifestSchema, JSON.parse(read('manifest.json').toString()));
  const worker = findStaticClosure(scripts, [background.service_worker]);
  const formScripts = findScriptsWith(scripts, Object.keys(scripts), formPackages);
  const form = findStaticClosure(scripts, formScripts).filter((name) => !firstScreen.includes(name));

  const figures: Figure[] = [
    ...measureFirstLists(scripts, html, read),
    { name: 'form chunk, JS gz', amount: gzipBytes(form, read), limit: 70 * kilobyte, unit: 'bytes' },
    {
      name: 'worker, JS minified',
      amount: worker.reduce((sum, name) => sum + read(name).length, 0),
      limit: 130 * kilobyte,
      unit: 'bytes',
    },
    {
      name: 'script on pages, JS gz',
      amount: gzipBytes([pageFile], read),
      limit: 60 * kilobyte,
      unit: 'bytes',
    },
    { name: 'zip package', amount: archiveBytes, limit: 600 * kilobyte, unit: 'bytes' },
  ];
  return {
    figures,
    problems: [
      ...figures
        .filter(({ amount, limit }) => amount > limit)
        .map(({ name, amount, limit, unit }) => `${name}: ${amount} ${unit}, the budget is ${limit}`),
      ...(firstScreen.length === 0 ? ['panel.html loads no script'] : []),
      ...(formScripts.length === 0 ? ['no script of the build holds the form'] : []),
      ...findScriptsWith(scripts, firstScreen, formPackages).map(
        (name) => `${name} is loaded with the first screen and holds the form`,
      ),
      ...findScriptsWith(scripts, [...firstScreen, ...form], patternEngine).map(
        (name) => `${name} is loaded without need and holds the engine for patterns`,
      ),
      ...findScriptsWith(scripts, worker, panelOnlyPackages).map(
        (name) => `${name} is loaded by the worker and holds code that only the panel uses`,
      ),
    ],
  };
}
