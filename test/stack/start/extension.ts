import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { projectPath } from '../../bench/project';

/**
 * The id that Chromium gives an extension with this `key`: the first 16 bytes of the SHA-256 of the public key,
 * each half byte written as a letter from a to p.
 */
export function extensionIdOf(key: string): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return digest.replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** Id of the extension that was built. */
export function readExtensionId(): string {
  const manifest: unknown = JSON.parse(readFileSync(projectPath('dist', 'manifest.json'), 'utf8'));
  return extensionIdOf(v.parse(v.object({ key: v.string() }), manifest).key);
}
