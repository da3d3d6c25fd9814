import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { transformWithOxc } from 'vite';

const place = new URL('../../../src/background/index.ts', import.meta.url);
const importing = /^import\s+(\{[^}]*\})\s+from\s+["']([^"']+)["'];?$/gm;

/**
 * The worker's own entry as a function that can be called for each life: its modules stay loaded, its wiring is done
 * anew. So whatever a worker does at its start is what `src/background/index.ts` says.
 */
export async function loadEntry(): Promise<() => void> {
  const file = fileURLToPath(place);
  const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file);
  const modules = new Map<string, unknown>();
  for (const [, , name = ''] of code.matchAll(importing))
    modules.set(name, await import(/* @vite-ignore */ fileURLToPath(new URL(`${name}.ts`, place))));
  const body = code.replaceAll(
    importing,
    (_line, names: string, name: string) =>
      `const ${names.replaceAll(' as ', ': ')} = load(${JSON.stringify(name)});`,
  );
  const run: unknown = compileFunction(body, ['load'], { filename: file });
  if (typeof run !== 'function') throw new TypeError('No entry');
  return () => void run((name: string) => modules.get(name));
}
