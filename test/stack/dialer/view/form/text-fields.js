// @ts-check
import { textAt } from '../../json.js';
import { createLabelled, element } from '../element.js';

/** @typedef {import('./field.js').Field} Field */

/** @param {Field} field the label as the page wants it; without one the key still names the control */
export function describeLabel({ key, schema, uiSchema, required }) {
  const title = textAt(uiSchema, 'ui:title') || textAt(schema, 'title');
  return {
    visible: title === '' || uiSchema['ui:label'] === false ? '' : `${title}${required ? ' *' : ''}`,
    name: title || key,
  };
}

/**
 * @param {Field} field
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
 */
export function wrapControl(field, control) {
  const { visible, name } = describeLabel(field);
  const help = textAt(field.uiSchema, 'ui:help') || textAt(field.schema, 'description');
  const wrapped = visible ? createLabelled(visible, control) : element('div', { class: 'field' }, control);
  if (!visible) control.setAttribute('aria-label', name);
  if (field.uiSchema['ui:disabled'] === true) control.disabled = true;
  if (help) wrapped.append(element('p', { class: 'secondary' }, help));
  return wrapped;
}

/** @type {Record<string, string>} */
const inputTypes = { date: 'date', 'date-time': 'datetime-local', time: 'time', email: 'email', uri: 'url' };

/**
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createTextInput(field) {
  const { key, schema, uiSchema, value } = field;
  const isNumber = ['number', 'integer'].includes(textAt(schema, 'type'));
  const widget = textAt(uiSchema, 'ui:widget');
  const input = element(widget === 'textarea' ? 'textarea' : 'input', {
    'data-testid': `field-${key}`,
    placeholder: textAt(uiSchema, 'ui:placeholder'),
    readonly: uiSchema['ui:readonly'] === true,
    oninput: () => field.change(isNumber && input.value !== '' ? Number(input.value) : input.value),
  });
  const format = textAt(schema, 'format');
  if (input instanceof HTMLInputElement) {
    input.type = isNumber ? 'number' : widget === 'password' ? 'password' : (inputTypes[format] ?? 'text');
  }
  input.value = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return wrapControl(field, input);
}
