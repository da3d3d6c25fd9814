// @ts-check
import { listAt, textAt } from '../json.js';
import { clickAuthorize, clickButton, isAuthorized } from '../peer/service.js';
import { askForFeedback, setAutoLog, setTheme } from '../peer/settings.js';
import { signOut } from '../peer/sign-in.js';
import { createButton, createLabelled, createTag, element, whenChanged } from './element.js';
import { createFeatureSettings } from './feature-settings.js';
import { createRootSetting } from './service-settings.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../peer/state.js').DialerState} DialerState */
/** @typedef {import('../json.js').JsonObject} JsonObject */

/**
 * @param {Peer} peer
 * @param {JsonObject} service
 */
function createServiceCard(peer, service) {
  const authorized = isAuthorized(peer);
  const title = textAt(service, authorized ? 'authorizedTitle' : 'unauthorizedTitle');
  const account = textAt(service, 'authorizedAccount') || textAt(service, 'info');
  const license = textAt(service, 'licenseStatus');
  return element(
    'section',
    { class: 'card', 'aria-label': 'Connected service', 'data-testid': 'service' },
    element(
      'div',
      { class: 'row' },
      element(
        'div',
        { class: 'who' },
        element('strong', {}, textAt(service, 'displayName') || textAt(service, 'name')),
        element('span', { class: 'secondary' }, account),
      ),
      service['showAuthRedDot'] && !authorized ? createTag('Needs you', 'bad') : null,
      service['authorizationPath']
        ? createButton(
            'authorize',
            title || (authorized ? 'Unauthorize' : 'Authorize'),
            () => void clickAuthorize(peer),
            // Pressing it ends the connection: the title says what it does, not what is.
            { kind: authorized ? 'danger' : 'quiet' },
          )
        : null,
    ),
    license
      ? element(
          'div',
          { class: 'row' },
          element('span', { class: 'who secondary' }, `${license} ${textAt(service, 'licenseDescription')}`),
          createButton('refresh-license', 'Refresh', () => {
            void clickButton(peer, { id: 'refreshLicense', type: 'refreshLicense' });
          }),
        )
      : null,
  );
}

/**
 * @param {Peer} peer
 * @param {DialerState} state
 * @param {'call' | 'message'} kind
 */
function createAutoLogSwitch(peer, state, kind) {
  const { service } = state;
  const hidden =
    service?.[kind === 'call' ? 'callLoggerAutoLogSettingHidden' : 'messageLoggerAutoSettingHidden'];
  if (!service?.[`${kind}LoggerPath`] || hidden) return null;
  const fixed = service[`${kind}LoggerAutoSettingReadOnly`] === true;
  const reason = textAt(service, `${kind}LoggerAutoSettingReadOnlyReason`);
  const label =
    textAt(service, `${kind}LoggerAutoSettingLabel`) ||
    (kind === 'call' ? 'Log calls by itself' : 'Log messages by itself');
  const hint = fixed ? reason : textAt(service, `${kind}LoggerAutoSettingDescription`);
  const input = element('input', {
    type: 'checkbox',
    role: 'switch',
    'data-testid': `auto-log-${kind}`,
    disabled: fixed,
    onchange: () => setAutoLog(peer, { [kind]: input.checked }),
  });
  input.checked = state.autoLog[kind];
  return element(
    'label',
    { class: 'switch' },
    element('span', { class: 'who' }, label, element('span', { class: 'secondary' }, hint)),
    input,
  );
}

/**
 * @param {Peer} peer
 * @param {DialerState} state
 */
function createThemeChoice(peer, state) {
  const select = element(
    'select',
    { 'data-testid': 'theme', onchange: () => setTheme(peer, select.value) },
    ...['system', 'light', 'dark'].map((theme) => element('option', { value: theme }, theme)),
  );
  select.value = state.theme;
  return createLabelled('Theme', select);
}

/**
 * @param {Peer} peer
 * @returns {import('./element.js').Screen}
 */
export function createSettingsScreen(peer) {
  const screen = element('section', { class: 'screen', 'aria-label': 'Settings' });
  return {
    element: screen,
    update: whenChanged(
      (/** @type {DialerState} */ state) => [
        state.service,
        state.autoLog,
        state.theme,
        state.owner,
        state.features,
        state.assistant,
        state.numberFormat,
        state.tracksTyping,
      ],
      (state) => {
        const { service, owner } = state;
        const parts = [
          createAutoLogSwitch(peer, state, 'call'),
          createAutoLogSwitch(peer, state, 'message'),
          ...listAt(service, 'settings').map((setting) => createRootSetting(peer, setting)),
        ];
        screen.replaceChildren(
          ...(service
            ? [createServiceCard(peer, service)]
            : [element('p', { class: 'empty' }, 'No service is registered.')]),
          ...parts.filter((part) => part !== null),
          createThemeChoice(peer, state),
          ...createFeatureSettings(peer, state),
          element(
            'div',
            { class: 'row' },
            element(
              'span',
              { class: 'who secondary' },
              owner ? `${owner.name}, extension ${owner.extensionNumber}` : '',
            ),
            ...(service?.['feedbackPath']
              ? [createButton('feedback', 'Feedback', () => void askForFeedback(peer))]
              : []),
            createButton('sign-out', 'Sign out', () => void signOut(peer)),
          ),
        );
      },
    ),
  };
}
