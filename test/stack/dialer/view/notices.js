// @ts-check
import { listAt, textAt } from '../json.js';
import { settleCaution } from '../peer/caution.js';
import { closeBanner, dismissAlert, pressBannerAction } from '../peer/notices.js';
import { clickButton } from '../peer/service.js';
import { createButton, element, whenChanged } from './element.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../peer/state.js').DialerState} DialerState */

const tones = new Map([
  ['success', 'ok'],
  ['warning', 'wait'],
  ['danger', 'bad'],
  ['error', 'bad'],
]);

/**
 * @param {Peer} peer
 * @param {unknown} item
 */
function createDetailItem(peer, item) {
  const text = textAt(item, 'text');
  if (textAt(item, 'type') !== 'link') return element('span', {}, text);
  return createButton(
    'alert-link',
    text || textAt(item, 'href'),
    () => void clickButton(peer, { id: textAt(item, 'id'), type: 'linkInAlertDetail' }),
    { kind: 'text' },
  );
}

/**
 * @param {Peer} peer
 * @param {unknown} detail
 */
function createDetail(peer, detail) {
  const items = listAt(detail, 'items').map((item) => createDetailItem(peer, item));
  return element('div', { class: 'detail' }, element('b', {}, textAt(detail, 'title')), ...items);
}

/**
 * @param {Peer} peer
 * @param {import('../peer/state.js').Alert} alert
 */
function createAlert(peer, alert) {
  const close = createButton('alert-close', '✕', () => dismissAlert(peer, alert.id), {
    kind: 'text',
    name: 'Close',
  });
  const attributes = {
    class: `notice ${tones.get(alert.level) ?? 'acc'}`,
    role: 'status',
    'data-testid': 'alert',
  };
  const text = element(
    'div',
    { class: 'who' },
    alert.message,
    ...alert.details.map((detail) => createDetail(peer, detail)),
  );
  return element('div', { ...attributes, 'data-level': alert.level }, text, close);
}

/**
 * @param {Peer} peer
 * @param {import('../peer/state.js').Banner} banner
 */
function createBanner(peer, banner) {
  const action = banner.actionLabel
    ? createButton('banner-action', banner.actionLabel, () => void pressBannerAction(peer))
    : banner.closable
      ? createButton('banner-close', '✕', () => void closeBanner(peer), { kind: 'text', name: 'Close' })
      : null;
  const attributes = {
    class: `notice ${tones.get(banner.severity) ?? 'acc'}`,
    role: 'status',
    'data-testid': 'banner',
  };
  return element('div', attributes, element('span', { class: 'who' }, banner.message), action);
}

/**
 * @param {Peer} peer
 * @param {string} message
 */
function createCaution(peer, message) {
  return element(
    'div',
    { class: 'notice wait', role: 'alert', 'data-testid': 'caution' },
    element('span', { class: 'who' }, message),
    createButton('caution-confirm', 'Go on anyway', () => settleCaution(peer, true)),
    createButton('caution-cancel', 'Cancel', () => settleCaution(peer, false), { kind: 'text' }),
  );
}

/**
 * Banner, alerts and the do-not-contact question.
 * @param {Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createNotices(peer) {
  const area = element('div', { class: 'notices' });
  return {
    element: area,
    update: whenChanged(
      (/** @type {DialerState} */ state) => [state.alerts, state.banner, state.caution],
      ({ alerts, banner, caution }) => {
        area.replaceChildren(
          ...(banner ? [createBanner(peer, banner)] : []),
          ...(caution ? [createCaution(peer, caution.message)] : []),
          ...alerts.map((alert) => createAlert(peer, alert)),
        );
      },
    ),
  };
}
