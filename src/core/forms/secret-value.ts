import { isObject } from '../basics/json';
import { tryUrl } from '../basics/url';
import type { Field } from './field';
import { soundsSecret } from './secret-field';

/** What keys and passwords look like, whatever the field is called that they were typed into. */
const secretShapes = [
  /\bey[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
  /\b(?:bearer|basic)\s+[\w+/.~-]{8,}/i,
  /-----BEGIN [A-Z ]+-----/,
] as const;

/**
 * Whether a value must stay out of a file: its field is a password, is called like one, has a part that is, or the
 * value itself looks like a key. When in doubt it is a secret; a switch or a selection never is. Must not be weakened:
 * what stands in a file cannot be taken back (test/unit/core/plugins/organisation-secrets.test.ts).
 * @param passwords keys of the fields that their form shows as passwords (core/forms/secrets.ts)
 */
export function isSecretValue(field: Field, value: unknown, passwords: readonly string[]): boolean {
  if (passwords.includes(field.key)) return true;
  if (field.kind === 'boolean' || field.kind === 'select' || field.kind === 'multi') return false;
  return soundsSecret(field.key) || soundsSecret(field.title) || holdsSecret(value);
}

function holdsSecret(value: unknown): boolean {
  if (typeof value === 'string') return secretShapes.some((shape) => shape.test(value)) || isSecretUrl(value);
  if (Array.isArray(value)) return value.some(holdsSecret);
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([key, part]) => (soundsSecret(key) && typeof part !== 'boolean') || holdsSecret(part),
  );
}

/** An address with a password, or with a parameter that is called like one. */
function isSecretUrl(text: string): boolean {
  const url = tryUrl(text);
  if (!url) return false;
  return url.username !== '' || url.password !== '' || [...url.searchParams.keys()].some(soundsSecret);
}
