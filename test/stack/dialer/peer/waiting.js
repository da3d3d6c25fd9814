// @ts-check

/** @typedef {import('./peer.js').Peer} Peer */

/**
 * @param {Peer} peer
 * @param {number} ms
 * @returns {Promise<void>}
 */
export function pause(peer, ms) {
  return new Promise((resolve) => peer.after(() => resolve(), ms));
}

/**
 * Runs the work once, so long after the last call for this name.
 * @param {Peer} peer
 * @param {string} name
 * @param {() => void} work
 * @param {number} ms
 */
export function debounce(peer, name, work, ms) {
  peer.timers.get(name)?.();
  peer.timers.set(name, peer.after(work, ms));
}
