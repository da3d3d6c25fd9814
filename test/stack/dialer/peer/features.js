// @ts-check
import { textAt, valueAt } from '../json.js';
import { describeAssistant, describeNumberFormat } from '../payloads/widget-state.js';
import { rememberAssistant, rememberNumberFormat } from './memory.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('./state.js').AssistantSwitch} AssistantSwitch */

/** What the messages of a host call them, and what of the widget they switch. */
export const featureNames = /** @type {const} */ ([
  'chat',
  'text',
  'fax',
  'voicemail',
  'meetings',
  'contacts',
  'recordings',
]);

export const numberFormats = ['national', 'international', 'e164', 'custom'];

/**
 * Only booleans count; what is left out stays as it is.
 * @param {Peer} peer
 * @param {unknown} message
 */
export function updateFeatures(peer, message) {
  const given = featureNames.flatMap((name) => {
    const value = valueAt(message, name);
    return typeof value === 'boolean' ? [[name, value]] : [];
  });
  peer.store.set({ features: { ...peer.store.get().features, ...Object.fromEntries(given) } });
}

export const assistantSwitches = /** @type {const} */ (['showAiAssistantWidget', 'autoStartAiAssistant']);

/**
 * Told whenever one of them has become another, by whoever changed it.
 * @param {Peer} peer
 * @param {import('./state.js').Assistant} assistant
 */
function setAssistant(peer, assistant) {
  const before = peer.store.get().assistant;
  peer.store.set({ assistant });
  if (assistantSwitches.every((name) => before[name].value === assistant[name].value)) return;
  rememberAssistant(peer);
  peer.post(describeAssistant(assistant));
}

/**
 * @param {Peer} peer
 * @param {unknown} message
 */
export function updateAssistant(peer, message) {
  const before = peer.store.get().assistant;
  /** @param {typeof assistantSwitches[number]} name @returns {AssistantSwitch} */
  const read = (name) => {
    const value = valueAt(message, name);
    if (typeof value !== 'boolean') return before[name];
    return {
      value,
      readOnly: valueAt(message, `${name}ReadOnly`) === true,
      reason: textAt(message, `${name}ReadOnlyReason`),
    };
  };
  setAssistant(peer, {
    showAiAssistantWidget: read('showAiAssistantWidget'),
    autoStartAiAssistant: read('autoStartAiAssistant'),
  });
}

/**
 * A person moves a switch.
 * @param {Peer} peer
 * @param {typeof assistantSwitches[number]} name
 * @param {boolean} value
 */
export function switchAssistant(peer, name, value) {
  const { assistant } = peer.store.get();
  if (assistant[name].readOnly) return;
  setAssistant(peer, { ...assistant, [name]: { ...assistant[name], value } });
}

/**
 * @param {Peer} peer
 * @param {unknown} message
 */
export function updateTypingTracking(peer, message) {
  const enabled = valueAt(message, 'enabled');
  if (typeof enabled === 'boolean') peer.store.set({ tracksTyping: enabled });
}

/**
 * @param {Peer} peer
 * @param {import('./state.js').NumberFormat} numberFormat
 */
function setNumberFormat(peer, numberFormat) {
  const before = peer.store.get().numberFormat;
  peer.store.set({ numberFormat });
  if (before.formatType === numberFormat.formatType && before.template === numberFormat.template) return;
  rememberNumberFormat(peer);
  peer.post(describeNumberFormat(numberFormat));
}

/**
 * Widget 3.x alone knows it.
 * @param {Peer} peer
 * @param {unknown} message
 */
export function updateNumberFormat(peer, message) {
  if (peer.options.generation !== '3.x')
    return peer.note('own', 'set-phone-number-format: widget 2.3 does not know this message');
  const formatType = textAt(message, 'formatType');
  if (!numberFormats.includes(formatType))
    return peer.report(`set-phone-number-format: no format type "${formatType}"`);
  setNumberFormat(peer, {
    formatType,
    template: textAt(message, 'template'),
    readOnly: valueAt(message, 'readOnly') === true,
    reason: textAt(message, 'readOnlyReason'),
  });
}

/**
 * A person chooses how numbers are shown.
 * @param {Peer} peer
 * @param {string} formatType
 * @param {string} template for `custom`
 */
export function chooseNumberFormat(peer, formatType, template) {
  const { numberFormat } = peer.store.get();
  if (!numberFormat.readOnly) setNumberFormat(peer, { ...numberFormat, formatType, template });
}
