// @ts-check

/** @typedef {Record<string, unknown>} JsonObject what arrives from outside, before its fields are read */

/**
 * @param {unknown} value
 * @returns {value is JsonObject}
 */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} source
 * @param {string} key
 * @returns {unknown}
 */
export function valueAt(source, key) {
  return isObject(source) ? source[key] : undefined;
}

/**
 * @param {unknown} source
 * @param {string} key
 */
export function textAt(source, key) {
  const value = valueAt(source, key);
  return typeof value === 'string' ? value : '';
}

/**
 * An id that comes as a string or as a number.
 * @param {unknown} source
 * @param {string} key
 */
export function idAt(source, key) {
  const value = valueAt(source, key);
  return typeof value === 'number' ? String(value) : textAt(source, key);
}

/**
 * @param {unknown} source
 * @param {string} key
 * @returns {JsonObject}
 */
export function objectAt(source, key) {
  const value = valueAt(source, key);
  return isObject(value) ? value : {};
}

/**
 * @param {unknown} source
 * @param {string} key
 * @returns {unknown[]}
 */
export function listAt(source, key) {
  const value = valueAt(source, key);
  return Array.isArray(value) ? value : [];
}

/**
 * @param {unknown} source
 * @param {string} key
 * @returns {string[]}
 */
export function textsAt(source, key) {
  return listAt(source, key).filter((item) => typeof item === 'string');
}

/**
 * @param {unknown} source
 * @param {string} key
 * @param {number} otherwise
 */
export function numberAt(source, key, otherwise) {
  const value = valueAt(source, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}
