// @ts-check
import { createContactsScreen } from './contacts-screen.js';
import { createTag, element } from './element.js';
import { createEventStrip } from './event-strip.js';
import { createHistoryScreen } from './history-screen.js';
import { createMessagesScreen } from './messages-screen.js';
import { createNotices } from './notices.js';
import { createCallLogScreen, createCustomizedScreen, createMessageLogScreen } from './page-screens.js';
import { createPhoneScreen } from './phone-screen.js';
import { createSectionScreen } from './section-screen.js';
import { createSettingsScreen } from './settings-screen.js';
import { createSignInScreen } from './sign-in-screen.js';
import { createTabBar } from './tab-bar.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../peer/state.js').DialerState} DialerState */
/** @typedef {import('./element.js').Screen} Screen */

/** @type {[string, (peer: Peer) => Screen][]} */
const screensByRoute = [
  ['/history', createHistoryScreen],
  ['/messages', createMessagesScreen],
  ['/conversations/', createMessagesScreen],
  ['/contacts', createContactsScreen],
  ['/settings/thirdParty/', createSectionScreen],
  ['/settings', createSettingsScreen],
  ['/log/call/', createCallLogScreen],
  ['/log/messages/', createMessageLogScreen],
  ['/customized/', createCustomizedScreen],
  ['/customizedTabs/', createCustomizedScreen],
];

/** @param {DialerState} state */
function pickScreen({ owner, route }) {
  if (!owner) return createSignInScreen;
  return screensByRoute.find(([start]) => route.startsWith(start))?.[1] ?? createPhoneScreen;
}

/** @returns {Screen} */
function createHeader() {
  const account = createTag('Signed out', 'unk', 'account');
  return {
    element: element('header', {}, element('h1', {}, 'Dialer simulator'), account),
    update({ owner }) {
      account.textContent = owner ? `${owner.name} · ${owner.extensionNumber}` : 'Signed out';
    },
  };
}

/**
 * One screen at a time, each built when it is first shown.
 * @param {Peer} peer
 * @returns {Screen}
 */
function createMain(peer) {
  const main = element('main', {});
  /** @type {Map<(peer: Peer) => Screen, Screen>} */
  const built = new Map();
  return {
    element: main,
    update(state) {
      const create = pickScreen(state);
      const screen = built.get(create) ?? create(peer);
      built.set(create, screen);
      if (main.firstChild !== screen.element) {
        main.replaceChildren(screen.element);
        main.scrollTop = 0;
      }
      screen.update(state);
    },
  };
}

/**
 * @param {HTMLElement} root
 * @param {Peer} peer
 */
export function showDialer(root, peer) {
  const parts = [
    createHeader(),
    createNotices(peer),
    createMain(peer),
    createTabBar(peer),
    createEventStrip(peer),
  ];
  root.replaceChildren(...parts.map((part) => part.element));
  const update = (/** @type {DialerState} */ state) => {
    document.documentElement.dataset['theme'] = state.theme;
    for (const part of parts) part.update(state);
  };
  peer.store.subscribe(update);
  update(peer.store.get());
  // The time of a live call goes on without an event.
  setInterval(() => {
    if (peer.store.get().call) update(peer.store.get());
  }, 1000);
}
