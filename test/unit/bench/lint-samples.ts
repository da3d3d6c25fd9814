import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectPath } from '../../bench/project';

/**
 * Lints files that exist for a test only, by the project's own configuration.
 * @param samples code by its path in a project: `src/core/a.ts`
 * @returns the rules that refuse each refused file: `house(room-arrows)`
 */
export function lintSamples(samples: Map<string, string>): Map<string, Set<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'lint-samples-'));
  try {
    const config = readFileSync(projectPath('.oxlintrc.json'), 'utf8');
    const plugin = JSON.stringify(projectPath('test', 'bench', 'lint', 'plugin.mjs'));
    writeFileSync(join(folder, '.oxlintrc.json'), config.replace('"./test/bench/lint/plugin.mjs"', plugin));
    for (const [path, code] of samples) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${code}\n`);
    }
    const oxlint = projectPath('node_modules', 'oxlint', 'bin', 'oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '-f', 'unix', '.'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const refused = new Map<string, Set<string>>();
    for (const line of stdout.replaceAll('\\', '/').split('\n')) {
      const [, path, rule] = /^(.+?):\d+:\d+: .*\[\w+\/(.+)\]$/.exec(line) ?? [];
      if (path && rule) refused.set(path, (refused.get(path) ?? new Set()).add(rule));
    }
    return refused;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
