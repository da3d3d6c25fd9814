/** Keys of a manifest by which an extension asks for something. */
const askingKeys = [
  'permissions',
  'optional_permissions',
  'host_permissions',
  'optional_host_permissions',
] as const;

/**
 * Permissions that the store's reviewer is given no reason for, and reasons for what is no longer asked for, a line each.
 * @param document `.github/store/permissions.md`: under a heading for each, in backquotes, at least a sentence
 */
export function findReasonProblems(manifest: object, document: string): string[] {
  const asked = askingKeys.flatMap((key): string[] => {
    const values: unknown = Reflect.get(manifest, key);
    return Array.isArray(values) ? values.map(String) : [];
  });
  const reasons = new Map(
    [...document.matchAll(/^### `(.+)`\n+([^#]*)/gm)].map(([, name = '', text = '']) => [name, text.trim()]),
  );
  return [
    ...asked
      .filter((name) => (reasons.get(name) ?? '').length < 40)
      .map(
        (name) => `.github/store/permissions.md gives no reason for ${name}: add "### \`${name}\`" with one`,
      ),
    ...[...reasons.keys()]
      .filter((name) => !asked.includes(name))
      .map((name) => `.github/store/permissions.md gives a reason for ${name}, which is not asked for`),
  ];
}
