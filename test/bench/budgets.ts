import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { BuiltScripts } from './build';
import { findPageScripts, findScriptsWith, findStaticClosure } from './import-closure';

export interface Figure {
  name: string;
  bytes: number;
  limit: number;
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
function gzipBytes(names: string[], read: (name: string) => Buffer): number {
  return names.reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0);
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
  const firstScreen = findStaticClosure(scripts, findPageScripts(read('panel.html').toString()));
  const { background } = v.parse(manifestSchema, JSON.parse(read('manifest.json').toString()));
  const worker = findStaticClosure(scripts, [background.service_worker]);
  const formScripts = findScriptsWith(scripts, Object.keys(scripts), formPackages);
  const form = findStaticClosure(scripts, formScripts).filter((name) => !firstScreen.includes(name));

  const figures: Figure[] = [
    { name: 'first screen, JS gz', bytes: gzipBytes(firstScreen, read), limit: 125 * kilobyte },
    { name: 'form chunk, JS gz', bytes: gzipBytes(form, read), limit: 70 * kilobyte },
    {
      name: 'worker, JS minified',
      bytes: worker.reduce((sum, name) => sum + read(name).length, 0),
      limit: 130 * kilobyte,
    },
    { name: 'zip package', bytes: archiveBytes, limit: 600 * kilobyte },
  ];
  return {
    figures,
    problems: [
      ...figures
        .filter((figure) => figure.bytes > figure.limit)
        .map((figure) => `${figure.name}: ${figure.bytes} bytes, the budget is ${figure.limit}`),
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
