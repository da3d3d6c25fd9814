// @ts-check

/** @typedef {string | number | boolean | undefined | ((event: Event) => void)} AttributeValue */
/**
 * One part of the page: built once, then brought up to date.
 * @typedef {object} Screen
 * @property {HTMLElement} element
 * @property {(state: import('../peer/state.js').DialerState) => void} update
 */

/** @typedef {Node | string | null | undefined} Child */

/**
 * Creates an element without parsing markup. `on…` attributes take listeners; false and undefined are left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, AttributeValue>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') created.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false)
      created.setAttribute(name, value === true ? '' : String(value));
  }
  created.append(...children.filter((child) => child !== null && child !== undefined));
  return created;
}

/**
 * @param {string} testId
 * @param {string} label
 * @param {() => void} onPress
 * @param {{ kind?: 'main' | 'quiet' | 'text' | 'danger', name?: string }} [options] `name` for screen readers, where the label alone is not enough
 */
export function createButton(testId, label, onPress, { kind = 'quiet', name } = {}) {
  const attributes = { type: 'button', class: `button ${kind}`, 'data-testid': testId, 'aria-label': name };
  return element('button', { ...attributes, onclick: onPress }, label);
}

/**
 * @param {string} label
 * @param {HTMLElement} control gets an id where it has none
 */
export function createLabelled(label, control) {
  control.id ||= `control-${control.dataset['testid'] ?? label}`;
  return element('div', { class: 'field' }, element('label', { for: control.id }, label), control);
}

/**
 * @param {string} text
 * @param {'ok' | 'bad' | 'wait' | 'unk' | 'acc'} [tone]
 * @param {string} [testId]
 */
export function createTag(text, tone = 'unk', testId) {
  return element('span', { class: `tag ${tone}`, 'data-testid': testId }, text);
}

/**
 * Runs `render` at first and then only when one of the selected values is another one.
 * @template Value
 * @param {(state: Value) => readonly unknown[]} select
 * @param {(state: Value) => void} render
 * @returns {(state: Value) => void}
 */
export function whenChanged(select, render) {
  /** @type {readonly unknown[] | null} */
  let previous = null;
  return (state) => {
    const current = select(state);
    if (previous && current.every((value, index) => Object.is(value, previous?.[index]))) return;
    previous = current;
    render(state);
  };
}
