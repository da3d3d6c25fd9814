// @ts-check

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('./state.js').DialerState} DialerState */

/**
 * What a host costs, and what it makes the widget ask: for tests that count.
 * @param {Peer} peer
 * @param {keyof DialerState['counts']} name
 */
export function count(peer, name) {
  const { counts } = peer.store.get();
  peer.store.set({ counts: { ...counts, [name]: counts[name] + 1 } });
}
