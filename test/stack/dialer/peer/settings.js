// @ts-check
import { isObject, listAt, textAt } from '../json.js';
import { describeAutoLog } from '../payloads/sign-in.js';
import { describeTheme } from '../payloads/widget-state.js';
import { count } from './counts.js';
import { rememberAutoLog } from './memory.js';
import { navigate, routeTarget } from './routes.js';
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
 * @param {unknown[]} settings
 * @param {JsonObject} changed
 * @returns {unknown[]}
 */
function replaceSetting(settings, changed) {
  return settings.map((setting) => {
    if (!isObject(setting)) return setting;
    if (textAt(setting, 'id') === textAt(changed, 'id')) return changed;
    return setting['type'] === 'group'
      ? { ...setting, items: replaceSetting(listAt(setting, 'items'), changed) }
      : setting;
  });
}

/**
 * @param {Peer} peer
 * @param {JsonObject} setting
 */
async function sendSetting(peer, setting) {
  const settings = replaceSetting(listAt(peer.store.get().service, 'settings'), setting);
  updateService(peer, { settings });
  const path = registeredPath(peer, 'settingsPath');
  if (path === '') return peer.report(`setting "${textAt(setting, 'name')}": no settingsPath is registered`);
  await peer.ask('settings', path, { settings, setting });
}

/**
 * A setting on the settings page itself is sent at once.
 * @param {Peer} peer
 * @param {JsonObject} setting
 * @param {unknown} value
 */
export function changeSetting(peer, setting, value) {
  return sendSetting(peer, { ...setting, value });
}

const sectionRoutes = '/settings/thirdParty/';

/** @param {string} id of a section */
export function sectionRoute(id) {
  return `${sectionRoutes}${id}`;
}

/**
 * The section whose page a route shows.
 * @param {unknown[]} settings
 * @param {string} route
 * @returns {JsonObject | undefined}
 */
export function findSection(settings, route) {
  const id = routeTarget(route, sectionRoutes);
  const sections = settings.flatMap((setting) =>
    textAt(setting, 'type') === 'group' ? listAt(setting, 'items') : [setting],
  );
  return sections.filter(isObject).find((item) => item['type'] === 'section' && textAt(item, 'id') === id);
}

/**
 * Save on a section's own page: one message with every item and its value, then the settings page again.
 * @param {Peer} peer
 * @param {JsonObject} section
 * @param {ReadonlyMap<string, unknown>} values by item
 */
export async function saveSection(peer, section, values) {
  const items = listAt(section, 'items').map((item) => {
    const id = textAt(item, 'id');
    return isObject(item) && values.has(id) ? { ...item, value: values.get(id) } : item;
  });
  const sent = sendSetting(peer, { ...section, items });
  navigate(peer, 'goBack');
  await sent;
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
  count(peer, 'settingsUpdates');
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
