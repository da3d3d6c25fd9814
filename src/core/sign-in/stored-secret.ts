import { entriesOf, isObject } from '../basics/json';

/**
 * Keys under which the managed sign-in routes return stored values, by field (core 1.7.41
 * handlers/managedAuth.js:322).
 */
const holders = new Set(['orgValues', 'fields']);

/**
 * The answer with every credential replaced by `{hasValue}`. Anything in the place of a credential is withheld,
 * whatever its shape.
 */
export function withholdSecrets(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withholdSecrets);
  if (!isObject(answer)) return answer;
  return Object.fromEntries(
    entriesOf(answer).map(([key, value]) => {
      if (key === 'clientSecret') return [key, presence(value)];
      // The list of declared fields has the same key as a person's values.
      if (!holders.has(key) || !isObject(value)) return [key, withholdSecrets(value)];
      return [key, Object.fromEntries(entriesOf(value).map(([field, stored]) => [field, presence(stored)]))];
    }),
  );
}

function presence(stored: unknown): { hasValue: boolean } {
  const value = valueOf(stored);
  return { hasValue: value !== undefined && value !== null && value !== '' };
}

/**
 * The credential at this path (`['orgValues', 'apiKey']`, `['userValues', <extension id>, 'fields', 'apiKey']`,
 * `['pendingValues', 'clientSecret']`) as text; '' for none.
 */
export function revealSecret(answer: unknown, place: readonly string[]): string {
  const value = valueOf(place.reduce(stepInto, answer));
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function stepInto(from: unknown, step: string): unknown {
  if (Array.isArray(from))
    return from.find((item: unknown) => isObject(item) && String(item['rcExtensionId']) === step);
  return entriesOf(from).find(([key]) => key === step)?.[1];
}

function valueOf(stored: unknown): unknown {
  return isObject(stored) ? stored['value'] : stored;
}
