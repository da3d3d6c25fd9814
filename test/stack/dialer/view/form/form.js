// @ts-check
import { objectAt, textAt, textsAt, valueAt } from '../../json.js';
import { createButton, element } from '../element.js';
import { createField } from './field.js';

/** @typedef {import('../../json.js').JsonObject} JsonObject */
/** @typedef {import('../../peer/state.js').CustomizedPage} CustomizedPage */

/**
 * @typedef {object} FormEvents
 * @property {(formData: JsonObject, keys: string[]) => void} onInput
 * @property {(formData: JsonObject) => void} onSubmit
 * @property {(key: string, formData: JsonObject) => void} onPress a button of the schema
 */

/** @param {unknown} value */
function isMissing(value) {
  return value === undefined || value === null || value === '';
}

/**
 * A small renderer of a page's `schema`, `uiSchema` and `formData`.
 * @param {CustomizedPage} page
 * @param {FormEvents} events
 */
export function createForm(page, { onInput, onSubmit, onPress }) {
  const schema = objectAt(page, 'schema');
  const uiSchema = objectAt(page, 'uiSchema');
  const required = textsAt(schema, 'required');
  /** @type {JsonObject} */
  let formData = { ...objectAt(page, 'formData') };
  const problem = element('p', { class: 'problem', role: 'alert', 'data-testid': 'form-problem' });

  const fields = Object.keys(objectAt(schema, 'properties')).map((key) =>
    createField({
      key,
      schema: objectAt(objectAt(schema, 'properties'), key),
      uiSchema: objectAt(uiSchema, key),
      value: formData[key],
      required: required.includes(key),
      change(value) {
        formData = { ...formData, [key]: value };
        onInput(formData, [key]);
      },
      press: () => onPress(key, formData),
    }),
  );

  function submit() {
    const missing = required.filter((key) => isMissing(formData[key]));
    const titles = missing.map((key) => textAt(valueAt(objectAt(schema, 'properties'), key), 'title') || key);
    problem.textContent = missing.length > 0 ? `Still needed: ${titles.join(', ')}` : '';
    if (missing.length === 0) onSubmit(formData);
  }

  const submitText = textAt(objectAt(uiSchema, 'submitButtonOptions'), 'submitText');
  const save = submitText ? createButton('form-submit', submitText, submit, { kind: 'main' }) : null;
  return element('div', { class: 'form', 'data-testid': 'form' }, ...fields, problem, save);
}

/**
 * After a page has come anew, typing goes on where it was.
 * @param {HTMLElement} parent
 * @param {HTMLElement} form
 */
export function replaceForm(parent, form) {
  const active = document.activeElement;
  const isTyping = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
  const testId = isTyping && parent.contains(active) ? active.dataset['testid'] : undefined;
  const caret = isTyping ? active.selectionStart : null;
  parent.replaceChildren(form);
  if (testId === undefined) return;
  const fields = [...form.querySelectorAll('input'), ...form.querySelectorAll('textarea')];
  const field = fields.find((candidate) => candidate.dataset['testid'] === testId);
  if (!field) return;
  field.focus();
  if (caret !== null && field.selectionStart !== null) field.setSelectionRange(caret, caret);
}
