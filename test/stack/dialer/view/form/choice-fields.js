// @ts-check
import { listAt, objectAt, textAt, textsAt, valueAt } from '../../json.js';
import { createTag, element } from '../element.js';
import { describeLabel, wrapControl } from './text-fields.js';

/** @typedef {import('./field.js').Field} Field */
/** @typedef {{ value: unknown, title: string, item: unknown }} Choice */

/**
 * `oneOf` with const and title, or `enum` with `enumNames`.
 * @param {unknown} schema
 * @returns {Choice[]}
 */
function listChoices(schema) {
  const named = listAt(schema, 'oneOf').map((item) => {
    const value = valueAt(item, 'const');
    return { value, title: textAt(item, 'title') || String(value), item };
  });
  const names = textsAt(schema, 'enumNames');
  const plain = listAt(schema, 'enum').map((value, index) => ({
    value,
    title: names[index] ?? String(value),
    item: {},
  }));
  return [...named, ...plain];
}

/**
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createChoice(field) {
  const choices = listChoices(field.schema);
  const select = element(
    'select',
    {
      'data-testid': `field-${field.key}`,
      disabled: field.uiSchema['ui:readonly'] === true,
      onchange: () => field.change(choices[Number(select.value)]?.value),
    },
    element('option', { value: '' }, textAt(field.uiSchema, 'ui:placeholder') || '–'),
    ...choices.map(({ title }, index) => element('option', { value: index }, title)),
  );
  const chosen = choices.findIndex((choice) => choice.value === field.value);
  select.value = chosen === -1 ? '' : String(chosen);
  return wrapControl(field, select);
}

/**
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createSwitch(field) {
  const input = element('input', {
    type: 'checkbox',
    role: 'switch',
    'data-testid': `field-${field.key}`,
    disabled: field.uiSchema['ui:readonly'] === true || field.uiSchema['ui:disabled'] === true,
    onchange: () => field.change(input.checked),
  });
  input.checked = field.value === true;
  const description = element('span', { class: 'secondary' }, textAt(field.schema, 'description'));
  return element(
    'label',
    { class: 'switch' },
    element('span', { class: 'who' }, describeLabel(field).name, description),
    input,
  );
}

/**
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createMultipleChoice(field) {
  const choices = listChoices(objectAt(field.schema, 'items'));
  let chosen = Array.isArray(field.value) ? field.value : [];
  const boxes = choices.map(({ value, title }) => {
    const box = element('input', {
      type: 'checkbox',
      'data-testid': `field-${field.key}-${String(value)}`,
      onchange: () => {
        chosen = box.checked ? [...chosen, value] : chosen.filter((item) => item !== value);
        field.change(chosen);
      },
    });
    box.checked = chosen.includes(value);
    return element('label', { class: 'check' }, box, title);
  });
  return element('fieldset', {}, element('legend', {}, describeLabel(field).name), ...boxes);
}

/**
 * A pressed item is the new value; that is also how a host follows a navigation list.
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createList(field) {
  const items = listChoices(field.schema).map(({ value, title, item }) => {
    const button = element(
      'button',
      {
        type: 'button',
        class: 'choice',
        'data-testid': `field-${field.key}-${String(value)}`,
        'aria-pressed': String(field.value === value),
        onclick: () => {
          for (const other of items) other.setAttribute('aria-pressed', String(other === button));
          field.change(value);
        },
      },
      element(
        'span',
        { class: 'who' },
        element('strong', {}, title),
        element('span', { class: 'secondary' }, textAt(item, 'description')),
      ),
      textAt(item, 'meta') ? createTag(textAt(item, 'meta')) : null,
      field.uiSchema['ui:navigation'] === true ? '›' : null,
    );
    button.disabled = field.uiSchema['ui:readonly'] === true;
    return button;
  });
  return element(
    'div',
    { class: 'choices', role: 'group', 'aria-label': describeLabel(field).name },
    ...items,
  );
}

/**
 * Its value is `{search, filter}`.
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createSearch(field) {
  const filters = textsAt(field.uiSchema, 'ui:filters');
  const input = element('input', {
    type: 'search',
    'data-testid': `field-${field.key}`,
    'aria-label': describeLabel(field).name,
    placeholder: textAt(field.uiSchema, 'ui:placeholder'),
    oninput: change,
  });
  const select = element(
    'select',
    { 'data-testid': `field-${field.key}-filter`, 'aria-label': 'Filter', onchange: change },
    ...filters.map((filter) => element('option', { value: filter }, filter)),
  );
  input.value = textAt(field.value, 'search');
  select.value = textAt(field.value, 'filter') || (filters[0] ?? '');

  function change() {
    field.change({ search: input.value, filter: select.value });
  }
  return element('div', { class: 'row' }, input, filters.length > 0 ? select : null);
}
