// @ts-check
import { listAt, textAt } from '../json.js';
import { navigate } from '../peer/routes.js';
import { findSection, saveSection } from '../peer/settings.js';
import { createButton, element, whenChanged } from './element.js';
import { createSectionItem } from './service-settings.js';

/** @typedef {import('../peer/state.js').DialerState} DialerState */

/**
 * A section of the host's settings: nothing is sent before Save, then all of it.
 * @param {import('../peer/peer.js').Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createSectionScreen(peer) {
  const screen = element('section', { class: 'screen', 'aria-label': 'Section' });
  return {
    element: screen,
    update: whenChanged(
      // Opened again, also the same section begins anew: what was not saved is gone.
      (/** @type {DialerState} */ { service, route, trail }) => [
        JSON.stringify(findSection(listAt(service, 'settings'), route)),
        trail,
      ],
      ({ service, route }) => {
        const section = findSection(listAt(service, 'settings'), route);
        if (!section) return;
        /** @type {Map<string, unknown>} */
        const draft = new Map();
        const leave = () => navigate(peer, 'goBack');
        const save = () => void saveSection(peer, section, draft);
        const items = listAt(section, 'items').map((item) => createSectionItem(peer, item, draft));
        screen.replaceChildren(
          element(
            'div',
            { class: 'row' },
            createButton('section-back', '‹', leave, { kind: 'text', name: 'Back' }),
            element('h2', { 'data-testid': 'section-title' }, textAt(section, 'name')),
          ),
          ...items.filter((item) => item !== null),
          createButton('section-save', 'Save', save, { kind: 'main' }),
        );
      },
    ),
  };
}
