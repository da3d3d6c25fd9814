/** RingCentral client id given at build time (`VITE_RC_CLIENT_ID`); '' for none. */
export const builtInClientId = textOf(import.meta.env['VITE_RC_CLIENT_ID']);

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
