// @ts-check
import { textAt } from '../../json.js';
import { createButton, element } from '../element.js';

/** @typedef {import('./field.js').Field} Field */

/** @param {Field} field */
function describeText({ schema }) {
  return textAt(schema, 'description') || textAt(schema, 'title');
}

/**
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createTypography(field) {
  const variant = textAt(field.uiSchema, 'ui:variant');
  const attributes = {
    class: variant.startsWith('caption') ? 'secondary' : 'text',
    'data-testid': `field-${field.key}`,
  };
  return element(variant.startsWith('title') ? 'h3' : 'p', attributes, describeText(field));
}

/**
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createAdmonition(field) {
  const severity = textAt(field.uiSchema, 'ui:severity');
  const tone = { error: 'bad', warning: 'wait', success: 'ok' }[severity] ?? 'acc';
  return element('p', { class: `notice ${tone}`, 'data-testid': `field-${field.key}` }, describeText(field));
}

/**
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createLink(field) {
  const href = textAt(field.uiSchema, 'ui:href');
  if (!href) return createButton(`field-${field.key}`, describeText(field), field.press, { kind: 'text' });
  const attributes = { target: '_blank', rel: 'noreferrer', 'data-testid': `field-${field.key}` };
  return element('a', { href: /^https?:/.test(href) ? href : undefined, ...attributes }, describeText(field));
}

/**
 * @param {Field} field
 * @returns {HTMLElement}
 */
export function createPressButton(field) {
  const contained = textAt(field.uiSchema, 'ui:variant') === 'contained';
  const title = textAt(field.schema, 'title') || field.key;
  return createButton(`field-${field.key}`, title, field.press, { kind: contained ? 'main' : 'quiet' });
}
