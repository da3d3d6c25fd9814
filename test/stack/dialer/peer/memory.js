// @ts-check
import { isObject, listAt, numberAt, textAt, valueAt } from '../json.js';
import { createCall } from '../payloads/call.js';
import { isMessageRecord } from '../payloads/message-record.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../payloads/call.js').Call} Call */
/** @typedef {{ accessToken: string, refreshToken: string }} Tokens */

const keptItems = 60;

/**
 * @param {Peer} peer
 * @param {string} key
 * @returns {unknown}
 */
function read(peer, key) {
  try {
    return JSON.parse(peer.storage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Storage can be blocked for a frame of another site; the dialer then forgets at reload.
 * @param {Peer} peer
 * @param {string} key
 * @param {unknown} value
 */
function write(peer, key, value) {
  try {
    if (value === null) peer.storage.removeItem(key);
    else peer.storage.setItem(key, JSON.stringify(value));
  } catch {
    peer.note('own', 'storage is blocked here: nothing is remembered');
  }
}

/** @param {Peer} peer */
function tokenKey(peer) {
  return `sdk-${peer.parameters.prefix}platform`;
}

/**
 * @param {Peer} peer
 * @returns {Tokens | null}
 */
export function recallTokens(peer) {
  const stored = read(peer, tokenKey(peer));
  const accessToken = textAt(stored, 'access_token');
  return accessToken === '' ? null : { accessToken, refreshToken: textAt(stored, 'refresh_token') };
}

/**
 * @param {Peer} peer
 * @param {Tokens | null} tokens
 */
export function rememberTokens(peer, tokens) {
  write(
    peer,
    tokenKey(peer),
    tokens && { access_token: tokens.accessToken, refresh_token: tokens.refreshToken },
  );
}

/** @param {Peer} peer */
function activityKey(peer) {
  const { prefix } = peer.parameters;
  return `${prefix}-activity-${peer.store.get().owner?.extensionId ?? ''}`;
}

/**
 * What is stored may come from an older page.
 * @param {unknown} value
 * @returns {value is Call}
 */
function isCall(value) {
  const fields = Object.keys(createCall({ direction: 'Inbound', otherNumber: '', now: 0, random: () => 0 }));
  return isObject(value) && fields.every((field) => field in value);
}

/**
 * Calls and messages of the signed-in person, which the platform would keep.
 * @param {Peer} peer
 */
export function recallActivity(peer) {
  const stored = read(peer, activityKey(peer));
  peer.store.set({
    calls: listAt(stored, 'calls').filter(isCall),
    messages: listAt(stored, 'messages').filter(isMessageRecord),
  });
}

/** @param {Peer} peer */
export function rememberActivity(peer) {
  const { calls, messages } = peer.store.get();
  write(peer, activityKey(peer), {
    calls: calls.slice(0, keptItems),
    messages: messages.slice(0, keptItems),
  });
}

/** @param {Peer} peer */
function historySyncKey(peer) {
  const { prefix } = peer.parameters;
  return `${prefix}-history-synced-${peer.store.get().owner?.extensionId ?? ''}`;
}

/**
 * @param {Peer} peer
 * @returns {number} epoch ms of the last sync of the signed-in person's history; 0 before the first
 */
export function recallHistorySync(peer) {
  return numberAt(read(peer, historySyncKey(peer)), 'at', 0);
}

/**
 * @param {Peer} peer
 * @param {number} at epoch ms
 */
export function rememberHistorySync(peer, at) {
  write(peer, historySyncKey(peer), { at });
}

/** @param {Peer} peer */
export function recallFeatures(peer) {
  const { prefix } = peer.parameters;
  const { assistant, numberFormat } = peer.store.get();
  const switches = read(peer, `${prefix}-assistant`);
  const format = read(peer, `${prefix}-number-format`);
  const recall = (/** @type {'showAiAssistantWidget' | 'autoStartAiAssistant'} */ name) => ({
    ...assistant[name],
    value: valueAt(switches, name) === true,
  });
  peer.store.set({
    assistant: {
      showAiAssistantWidget: recall('showAiAssistantWidget'),
      autoStartAiAssistant: recall('autoStartAiAssistant'),
    },
    numberFormat: {
      ...numberFormat,
      formatType: textAt(format, 'formatType') || numberFormat.formatType,
      template: textAt(format, 'template'),
    },
  });
}

/** @param {Peer} peer */
export function rememberAssistant(peer) {
  const { showAiAssistantWidget, autoStartAiAssistant } = peer.store.get().assistant;
  write(peer, `${peer.parameters.prefix}-assistant`, {
    showAiAssistantWidget: showAiAssistantWidget.value,
    autoStartAiAssistant: autoStartAiAssistant.value,
  });
}

/** @param {Peer} peer */
export function rememberNumberFormat(peer) {
  const { formatType, template } = peer.store.get().numberFormat;
  write(peer, `${peer.parameters.prefix}-number-format`, { formatType, template });
}

/** @param {Peer} peer */
export function recallAutoLog(peer) {
  const stored = read(peer, `${peer.parameters.prefix}-auto-log`);
  if (!isObject(stored)) return;
  peer.store.set({ autoLog: { call: stored['call'] === true, message: stored['message'] === true } });
}

/** @param {Peer} peer */
export function rememberAutoLog(peer) {
  write(peer, `${peer.parameters.prefix}-auto-log`, peer.store.get().autoLog);
}
