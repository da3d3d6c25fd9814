import type { ManifestProblem } from './plugin-manifest';

/**
 * The fields without which a plugin must not be installed: it could not be reached, or (a registration without its
 * kinds of log) the server would fail every log of the account (41/handlers/log.js:101).
 */
export function installBlockers(
  problems: readonly ManifestProblem[],
  { byRegistration }: { byRegistration: boolean },
): string[] {
  const needed = new Set([
    'endpointUrl',
    'supportedLogTypes',
    ...(byRegistration ? ['userRegisterEndpointUrl'] : []),
  ]);
  return problems
    .filter(({ field, reason }) => needed.has(field) && (reason === 'missing' || reason === 'unsafe_address'))
    .map(({ field }) => field);
}
