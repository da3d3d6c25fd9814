import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectPath } from '../../bench/project';

type ImportForm = (path: string, n: number) => string;

/** Every way to import one file, each a line that can stand beside others; `n` makes its names unique. */
const fileImports: ImportForm[] = [
  (path, n) => `import { a as a${n} } from '${path}';`,
  (path) => `import '${path}';`,
  (path, n) => `import type { A as A${n} } from '${path}';`,
  (path, n) => `export type A${n} = import('${path}').A;`,
  (path, n) => `export { a as a${n} } from '${path}';`,
  (path) => `export * from '${path}';`,
  (path, n) => `export const a${n} = () => import('${path}');`,
];
/** And one that a name chooses at run time. */
const everyImport: ImportForm[] = [
  ...fileImports,
  (path, n) => `export const a${n} = (name: string) => import(\`${path}/\${name}.ts\`);`,
];

/** Lines of code in files that exist for a test only, linted by the project's own configuration. */
export class LintSamples {
  readonly #files = new Map<string, string[]>();

  /**
   * @param path of the file in a project: `src/core/a.ts`; a file may get many lines
   * @returns where the line stands, for `refused`
   */
  add(path: string, line: string): string {
    const lines = this.#files.get(path) ?? [];
    this.#files.set(path, [...lines, line]);
    return `${path}:${lines.length + 1}`;
  }

  /** Adds every way to import `to`. */
  addImports(path: string, to: string, forms = everyImport): string[] {
    return forms.map((form) => this.add(path, form(to, this.#files.get(path)?.length ?? 0)));
  }

  /** The lines that one of the rules refuses. */
  lint(...rules: string[]): Set<string> {
    const folder = mkdtempSync(join(tmpdir(), 'lint-samples-'));
    try {
      const config = readFileSync(projectPath('.oxlintrc.json'), 'utf8');
      const plugin = JSON.stringify(projectPath('test', 'bench', 'lint', 'plugin.mjs'));
      writeFileSync(join(folder, '.oxlintrc.json'), config.replace('"./test/bench/lint/plugin.mjs"', plugin));
      for (const [path, lines] of this.#files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), `${lines.join('\n')}\n`);
      }
      const oxlint = projectPath('node_modules', 'oxlint', 'bin', 'oxlint');
      const { stdout } = spawnSync(process.execPath, [oxlint, '-f', 'unix', '.'], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      });
      const refused = new Set<string>();
      for (const line of stdout.replaceAll('\\', '/').split('\n')) {
        const [, place, rule] = /^(.+?:\d+):\d+: .*\[\w+\/(.+)\]$/.exec(line) ?? [];
        // A line that is no code would hide what the others say.
        if (place === undefined && line.includes('[Error]')) throw new Error(line);
        if (place && rule && rules.some((name) => rule === `house(${name})`)) refused.add(place);
      }
      return refused;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
