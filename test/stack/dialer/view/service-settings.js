// @ts-check
import { isObject, listAt, textAt, textsAt } from '../json.js';
import { findSettingProblem } from '../peer/setting-rules.js';
import { changeSetting, pressSettingButton } from '../peer/settings.js';
import { createButton, createLabelled, element } from './element.js';

/** @typedef {import('../peer/peer.js').Peer} Peer */
/** @typedef {import('../json.js').JsonObject} JsonObject */
/** @typedef {(peer: Peer, setting: JsonObject) => HTMLElement} CreateSetting */

/** @param {JsonObject} setting */
function testIdOf(setting) {
  return `setting-${textAt(setting, 'id')}`;
}

/** @type {CreateSetting} */
function createSwitch(peer, setting) {
  const input = element('input', {
    type: 'checkbox',
    role: 'switch',
    'data-testid': testIdOf(setting),
    disabled: setting['readOnly'] === true,
    onchange: () => void changeSetting(peer, setting, input.checked),
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
function createText(peer, setting) {
  const input = element(setting['type'] === 'text' ? 'textarea' : 'input', {
    'data-testid': testIdOf(setting),
    placeholder: textAt(setting, 'placeholder'),
    readonly: setting['readOnly'] === true,
    onchange: () => void changeSetting(peer, setting, input.value),
  });
  input.value = textAt(setting, 'value');
  return createLabelled(textAt(setting, 'name'), input);
}

/**
 * One value a line.
 * @type {CreateSetting}
 */
function createList(peer, setting) {
  const area = element('textarea', {
    'data-testid': testIdOf(setting),
    onchange: () =>
      void changeSetting(
        peer,
        setting,
        area.value.split('\n').filter((line) => line.trim() !== ''),
      ),
  });
  area.value = textsAt(setting, 'value').join('\n');
  return createLabelled(textAt(setting, 'name'), area);
}

/** @type {CreateSetting} */
function createChoice(peer, setting) {
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
        void changeSetting(peer, setting, multiple ? values : (values[0] ?? ''));
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

/** @type {CreateSetting} */
function createSection(peer, setting) {
  const items = listAt(setting, 'items').map((item) => createServiceSetting(peer, item, false));
  return element(
    'details',
    { class: 'card', 'data-testid': testIdOf(setting), open: setting['type'] === 'section' },
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
  section: createSection,
  group: createSection,
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
 */
export function createServiceSetting(peer, setting, root) {
  if (findSettingProblem(setting, root) !== '' || !isObject(setting)) return null;
  const create = (root ? inRoot : inSection)[textAt(setting, 'type') || 'boolean'];
  return create ? create(peer, setting) : null;
}
