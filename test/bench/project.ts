import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Absolute path of something in the project. */
export function projectPath(...parts: string[]): string {
  return join(root, ...parts);
}
