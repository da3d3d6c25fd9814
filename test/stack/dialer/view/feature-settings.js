// @ts-check
import { listEffectiveFlags } from '../parameters.js';
import {
  assistantSwitches,
  chooseNumberFormat,
  featureNames,
  numberFormats,
  switchAssistant,
} from '../peer/features.js';
import { createLabelled, element } from './element.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../peer/state.js').DialerState} DialerState */

const assistantTitles = {
  showAiAssistantWidget: 'AI assistant',
  autoStartAiAssistant: 'AI assistant starts with the call',
};

/**
 * @param {Peer} peer
 * @param {typeof assistantSwitches[number]} name
 */
function createAssistantSwitch(peer, name) {
  const { value, readOnly, reason } = peer.store.get().assistant[name];
  const input = element('input', {
    type: 'checkbox',
    role: 'switch',
    'data-testid': name,
    disabled: readOnly,
    onchange: () => switchAssistant(peer, name, input.checked),
  });
  input.checked = value;
  return element(
    'label',
    { class: 'switch' },
    element(
      'span',
      { class: 'who' },
      assistantTitles[name],
      element('span', { class: 'secondary' }, readOnly ? reason : ''),
    ),
    input,
  );
}

/** @param {Peer} peer */
function createFormatChoice(peer) {
  const { formatType, template, readOnly, reason } = peer.store.get().numberFormat;
  const choose = () => chooseNumberFormat(peer, select.value, custom.value);
  const select = element(
    'select',
    { 'data-testid': 'number-format', disabled: readOnly, onchange: choose },
    ...numberFormats.map((type) => element('option', { value: type }, type)),
  );
  select.value = formatType;
  const custom = element('input', {
    'data-testid': 'number-template',
    disabled: readOnly,
    value: template,
    onchange: choose,
  });
  return [
    createLabelled('Phone numbers are shown', select),
    ...(formatType === 'custom' ? [createLabelled('Format of phone numbers', custom)] : []),
    ...(readOnly ? [element('span', { class: 'secondary' }, reason)] : []),
  ];
}

/**
 * What of the widget a host can switch: its tabs and flags in words, the switches that a person has as well.
 * @param {Peer} peer
 * @param {DialerState} state
 * @returns {HTMLElement[]}
 */
export function createFeatureSettings(peer, { features, tracksTyping }) {
  const { generation } = peer.options;
  const off = featureNames.filter((name) => !features[name]);
  const lines = [
    `Without: ${off.join(', ') || 'nothing'}`,
    `Flags: ${listEffectiveFlags(peer.parameters, generation).join(', ')}`,
    `Typing is ${tracksTyping ? '' : 'not '}timed`,
  ];
  return [
    ...assistantSwitches.map((name) => createAssistantSwitch(peer, name)),
    ...(generation === '3.x' ? createFormatChoice(peer) : []),
    element(
      'section',
      { class: 'card', 'aria-label': 'Features', 'data-testid': 'features' },
      ...lines.map((line) => element('p', { class: 'secondary' }, line)),
    ),
  ];
}
