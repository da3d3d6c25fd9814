// @ts-check
import { isObject, listAt, textAt } from '../json.js';
import { describeAutoLog } from '../payloads/sign-in.js';
import { describeTheme } from '../payloads/widget-state.js';
import { rememberAutoLog } from './memory.js';
import { listSettingProblems } from './setting-rules.js';
import { clickButton, registeredPath, updateService } from './service.js';

/** @typedef {import('./peer.js').Peer} Peer */
/** @typedef {import('../json.js').JsonObject} JsonObject */

/**
 * @param {Peer} peer
 * @param {unknown} changes `{call?, message?}`
 */
export function setAutoLog(peer, changes) {
  const values = isObject(changes) ? changes : {};
  for (const kind of /** @type {const} */ (['call', 'message'])) {
    const autoLog = values[kind];
    if (typeof autoLog !== 'boolean') continue;
    peer.store.set({ autoLog: { ...peer.store.get().autoLog, [kind]: autoLog } });
    peer.post(describeAutoLog(kind, autoLog));
  }
  rememberAutoLog(peer);
}

/**
 * A host can fix a switch to one value.
 * @param {Peer} peer
 */
export function applyFixedAutoLog(peer) {
  const { service, autoLog } = peer.store.get();
  for (const kind of /** @type {const} */ (['call', 'message'])) {
    const value = service?.[`${kind}LoggerAutoSettingReadOnlyValue`];
    const fixed = service?.[`${kind}LoggerAutoSettingReadOnly`] === true && typeof value === 'boolean';
    if (fixed && value !== autoLog[kind]) setAutoLog(peer, { [kind]: value });
  }
}

/**
 * @param {unknown[]} items
 * @param {string} id
 * @param {unknown} value
 * @returns {unknown[]}
 */
function replaceValue(items, id, value) {
  return items.map((item) => {
    if (!isObject(item)) return item;
    if (Array.isArray(item['items'])) return { ...item, items: replaceValue(item['items'], id, value) };
    return textAt(item, 'id') === id ? { ...item, value } : item;
  });
}

/**
 * @param {Peer} peer
 * @param {JsonObject} setting
 * @param {unknown} value
 */
export async function changeSetting(peer, setting, value) {
  const settings = replaceValue(listAt(peer.store.get().service, 'settings'), textAt(setting, 'id'), value);
  updateService(peer, { settings });
  const path = registeredPath(peer, 'settingsPath');
  if (path === '') return peer.report(`setting "${textAt(setting, 'name')}": no settingsPath is registered`);
  await peer.ask('settings', path, { settings, setting: { ...setting, value } });
}

/**
 * @param {Peer} peer
 * @param {JsonObject} setting
 */
export async function pressSettingButton(peer, setting) {
  await clickButton(peer, { id: textAt(setting, 'id'), type: 'setting', name: textAt(setting, 'name') });
}

/**
 * @param {Peer} peer
 * @param {unknown} settings
 */
export function replaceSettings(peer, settings) {
  if (!Array.isArray(settings)) return peer.report('update-third-party-settings: settings is not a list');
  updateService(peer, { settings });
  reportSettings(peer);
}

/**
 * The widget leaves out what it cannot read.
 * @param {Peer} peer
 */
export function reportSettings(peer) {
  listSettingProblems(listAt(peer.store.get().service, 'settings'), true).forEach(peer.report);
}

/**
 * @param {Peer} peer
 * @param {string} theme light, dark or system
 */
export function setTheme(peer, theme) {
  peer.store.set({ theme });
  peer.post(describeTheme(theme === 'system' ? peer.readTheme() : theme));
}

/** @param {Peer} peer */
export async function askForFeedback(peer) {
  await peer.ask('feedback', registeredPath(peer, 'feedbackPath'), { show: true });
}
