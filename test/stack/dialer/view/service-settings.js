// @ts-check
import { isObject, listAt, textAt, textsAt } from '../json.js';
import { findSettingProblem } from '../peer/setting-rules.js';
import { navigate } from '../peer/routes.js';
import { changeSetting, pressSettingButton, sectionRoute } from '../peer/settings.js';
import { createButton, createLabelled, element } from './element.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../json.js').JsonObject} JsonObject */
/** @typedef {(value: unknown) => void} Change */
/** @typedef {(peer: Peer, setting: JsonObject, change: Change) => HTMLElement} CreateSetting */

/** @param {JsonObject} setting */
function testIdOf(setting) {
  return `setting-${textAt(setting, 'id')}`;
}

/** @type {CreateSetting} */
function createSwitch(_peer, setting, change) {
  const input = element('input', {
    type: 'checkbox',
    role: 'switch',
    'data-testid': testIdOf(setting),
    disabled: setting['readOnly'] === true,
    onchange: () => change(input.checked),
  });
  input.checked = setting['value'] === true;
  const reason = textAt(setting, 'readOnlyReason') || textAt(setting, 'description');
  const text = element(
    'span',
    { class: 'who' },
    textAt(setting, 'name'),
    element('span', { class: 'secondary' }, reason),
  );
  return element('label', { class: 'switch' }, text, input);
}

/** @type {CreateSetting} */
function createText(_peer, setting, change) {
  const input = element(setting['type'] === 'text' ? 'textarea' : 'input', {
    'data-testid': testIdOf(setting),
    placeholder: textAt(setting, 'placeholder'),
    readonly: setting['readOnly'] === true,
    onchange: () => change(input.value),
  });
  input.value = textAt(setting, 'value');
  return createLabelled(textAt(setting, 'name'), input);
}

/**
 * One value a line.
 * @type {CreateSetting}
 */
function createList(_peer, setting, change) {
  const area = element('textarea', {
    'data-testid': testIdOf(setting),
    onchange: () => change(area.value.split('\n').filter((line) => line.trim() !== '')),
  });
  area.value = textsAt(setting, 'value').join('\n');
  return createLabelled(textAt(setting, 'name'), area);
}

/** @type {CreateSetting} */
function createChoice(_peer, setting, change) {
  const multiple = setting['multiple'] === true;
  const chosen = [setting['value']].flat();
  const options = listAt(setting, 'options').map((option) => {
    const created = element('option', { value: textAt(option, 'id') }, textAt(option, 'name'));
    created.selected = chosen.includes(textAt(option, 'id'));
    return created;
  });
  const placeholder = multiple
    ? []
    : [element('option', { value: '' }, textAt(setting, 'placeholder') || '–')];
  const select = element(
    'select',
    {
      multiple,
      'data-testid': testIdOf(setting),
      disabled: setting['readOnly'] === true,
      onchange: () => {
        const values = [...select.selectedOptions].map((option) => option.value);
        change(multiple ? values : (values[0] ?? ''));
      },
    },
    ...placeholder,
    ...options,
  );
  return createLabelled(textAt(setting, 'name'), select);
}

/** @type {CreateSetting} */
function createPress(peer, setting) {
  const label = textAt(setting, 'buttonLabel') || 'Open';
  const name = textAt(setting, 'name');
  const press = () => void pressSettingButton(peer, setting);
  return element(
    'div',
    { class: 'row' },
    element('span', { class: 'who' }, name),
    createButton(testIdOf(setting), label, press, { name: `${label}: ${name}` }),
  );
}

/**
 * A section has a page of its own.
 * @type {CreateSetting}
 */
function createSectionLink(peer, setting) {
  const open = () => navigate(peer, sectionRoute(textAt(setting, 'id')));
  return element('div', { class: 'row' }, createButton(testIdOf(setting), textAt(setting, 'name'), open));
}

/** @type {CreateSetting} */
function createGroup(peer, setting) {
  const items = listAt(setting, 'items').map((item) => createRootSetting(peer, item));
  return element(
    'details',
    { class: 'card', 'data-testid': testIdOf(setting) },
    element('summary', {}, textAt(setting, 'name')),
    ...items,
  );
}

/** @type {CreateSetting} */
function createExternalLink(_peer, setting) {
  const attributes = {
    href: textAt(setting, 'uri'),
    target: '_blank',
    rel: 'noreferrer',
    'data-testid': testIdOf(setting),
  };
  return element('a', attributes, textAt(setting, 'name'));
}

/** @type {CreateSetting} */
function createNotice(_peer, setting) {
  const tone = setting['type'] === 'admonition' ? 'notice wait' : 'secondary';
  return element('p', { class: tone, 'data-testid': testIdOf(setting) }, textAt(setting, 'value'));
}

/** @type {Record<string, CreateSetting>} */
const inRoot = {
  boolean: createSwitch,
  button: createPress,
  option: createChoice,
  section: createSectionLink,
  group: createGroup,
  externalLink: createExternalLink,
};

/** @type {Record<string, CreateSetting>} */
const inSection = {
  boolean: createSwitch,
  button: createPress,
  string: createText,
  text: createText,
  option: createChoice,
  array: createList,
  typography: createNotice,
  admonition: createNotice,
  externalLink: createExternalLink,
};

/**
 * A setting that the widget cannot read is left out.
 * @param {Peer} peer
 * @param {unknown} setting
 * @param {boolean} root
 * @param {Change} change
 */
function createReadable(peer, setting, root, change) {
  if (findSettingProblem(setting, root) !== '' || !isObject(setting)) return null;
  const create = (root ? inRoot : inSection)[textAt(setting, 'type') || 'boolean'];
  return create ? create(peer, setting, change) : null;
}

/**
 * On the settings page: a change is sent at once.
 * @param {Peer} peer
 * @param {unknown} setting
 */
export function createRootSetting(peer, setting) {
  return createReadable(peer, setting, true, (value) => {
    if (isObject(setting)) void changeSetting(peer, setting, value);
  });
}

/**
 * On a section's page: a change waits for Save.
 * @param {Peer} peer
 * @param {unknown} item
 * @param {Map<string, unknown>} draft values by item
 */
export function createSectionItem(peer, item, draft) {
  return createReadable(peer, item, false, (value) => void draft.set(textAt(item, 'id'), value));
}
