// @ts-check
import { describeRoute } from '../payloads/widget-state.js';

/** @typedef {import('./peer.js').Peer} Peer */

const fixedRoutes = ['/dialer', '/history', '/messages', '/contacts', '/settings'];
const openRoutes = [
  '/calls/active/',
  '/log/call/',
  '/log/messages/',
  '/customized/',
  '/customizedTabs/',
  '/conversations/',
  '/settings/thirdParty/',
];
const noticeDelay = 300;

/** @param {string} path */
function isKnownRoute(path) {
  return fixedRoutes.includes(path) || openRoutes.some((start) => path.startsWith(start) && path !== start);
}

/**
 * The widget tells its route only once it has stayed for a moment.
 * @param {Peer} peer
 * @param {string} path
 */
function announceWhenSettled(peer, path) {
  peer.after(() => {
    if (peer.store.get().route === path) peer.post(describeRoute(path));
  }, noticeDelay);
}

/**
 * @param {Peer} peer
 * @param {string} path a route, or `goBack`
 */
export function navigate(peer, path) {
  const { route, trail } = peer.store.get();
  if (path === 'goBack') {
    const previous = trail.at(-1) ?? '/dialer';
    peer.store.set({ route: previous, trail: trail.slice(0, -1) });
    return announceWhenSettled(peer, previous);
  }
  if (!isKnownRoute(path)) return peer.report(`navigate-to "${path}": no such page`);
  if (path === route) return;
  peer.store.set({ route: path, trail: [...trail.slice(-19), route] });
  announceWhenSettled(peer, path);
}

/**
 * The last part of a route, such as the session id in `/log/call/<sessionId>`.
 * @param {string} route
 * @param {string} start
 */
export function routeTarget(route, start) {
  return route.startsWith(start) ? route.slice(start.length) : '';
}
