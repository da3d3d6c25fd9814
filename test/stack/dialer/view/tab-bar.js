// @ts-check
import { numberAt, textAt } from '../json.js';
import { navigate } from '../peer/routes.js';
import { element, whenChanged } from './element.js';
import { createIcon } from './icons.js';

/** @typedef {import('../peer/state.js').DialerState} DialerState */
/** @typedef {{ path: string, title: string, testId: string, priority: number, icon: Node, unread: number }} Tab */

/**
 * @param {DialerState} state
 * @returns {Tab[]}
 */
function listTabs({ service, pages, features }) {
  const unread = 0;
  const own = [
    { path: '/dialer', title: 'Phone', testId: 'tab-phone', priority: 10, icon: createIcon('phone'), unread },
    {
      path: '/history',
      title: 'History',
      testId: 'tab-history',
      priority: 11,
      icon: createIcon('history'),
      unread,
    },
    {
      path: '/messages',
      title: 'Messages',
      testId: 'tab-messages',
      priority: 20,
      icon: createIcon('message'),
      unread,
    },
    {
      path: '/settings',
      title: 'Settings',
      testId: 'tab-settings',
      priority: 70,
      icon: createIcon('settings'),
      unread,
    },
  ];
  const contacts = {
    path: '/contacts',
    title: 'Contacts',
    testId: 'tab-contacts',
    priority: 50,
    icon: createIcon('contacts'),
    unread,
  };
  const customized = pages
    .filter((page) => textAt(page, 'type') === 'tab' && page['hidden'] !== true)
    .map((page) => ({
      path: `/customizedTabs/${page.id}`,
      title: textAt(page, 'title') || page.id,
      testId: `tab-${page.id}`,
      priority: numberAt(page, 'priority', 60),
      icon: createPageIcon(textAt(page, 'iconUri')),
      unread: numberAt(page, 'unreadCount', 0),
    }));
  const hasMessages = features.text || features.fax || features.voicemail;
  const shown = own.filter(({ path }) => path !== '/messages' || hasMessages);
  const hasContacts = service?.['contactsPath'] && features.contacts;
  return [...shown, ...(hasContacts ? [contacts] : []), ...customized].toSorted(
    (a, b) => a.priority - b.priority,
  );
}

/** @param {string} address */
function createPageIcon(address) {
  return /^(data:image\/|https?:)/.test(address)
    ? element('img', { src: address, alt: '' })
    : createIcon('page');
}

/**
 * @param {import('../peer/peer.js').Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createTabBar(peer) {
  const bar = element('nav', { 'aria-label': 'Dialer' });
  const showTabs = whenChanged(
    (/** @type {DialerState} */ state) => [state.service, state.pages, state.features],
    (state) => {
      const tabs = listTabs(state).map(({ path, title, testId, icon, unread }) =>
        element(
          'button',
          { type: 'button', 'data-testid': testId, 'data-path': path, onclick: () => navigate(peer, path) },
          icon,
          element('span', {}, title),
          unread > 0 ? element('b', { class: 'unread' }, String(Math.min(unread, 99))) : null,
        ),
      );
      bar.replaceChildren(...tabs);
    },
  );
  return {
    element: bar,
    update(state) {
      showTabs(state);
      bar.hidden = state.owner === null;
      for (const tab of bar.querySelectorAll('button')) {
        const path = tab.dataset['path'] ?? '';
        const current =
          state.route === path || (path === '/dialer' && state.route.startsWith('/calls/active/'));
        if (current) tab.setAttribute('aria-current', 'page');
        else tab.removeAttribute('aria-current');
      }
    },
  };
}
