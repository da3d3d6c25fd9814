import type { Purpose } from '../../../src/core/plugins/asked';

/** The account's record of what an admin agreed to for a plugin: a host, with port, for each purpose. */
export function agreementTo(hosts: { readonly [P in Purpose]?: string }, more: object = {}) {
  const who = { by: 'Priya Nair', at: 1_690_000_000_000 };
  return {
    value: {
      purposes: Object.fromEntries(
        Object.entries(hosts).map(([purpose, host]) => [purpose, { host, ...who }]),
      ),
      logTypes: { types: ['call'], ...who },
      version: '1.0.0',
      fields: [],
      ...more,
    },
    customizable: false,
  };
}

/** The same host for every purpose. */
export function agreementToAll(host: string) {
  return agreementTo({
    run: host,
    register: host,
    licence: host,
    tokenSync: host,
    signIn: host,
    signInState: host,
    logOut: host,
  });
}
