// @ts-check
import { listAt, textAt, valueAt } from '../json.js';

const rootTypes = ['boolean', 'button', 'option', 'section', 'group', 'externalLink'];
const sectionTypes = [
  'boolean',
  'button',
  'string',
  'text',
  'option',
  'array',
  'typography',
  'admonition',
  'externalLink',
];

/**
 * @param {unknown} setting
 * @param {boolean} root at the top level, rather than in a section or group
 * @returns {string} empty when the widget can show it
 */
export function findSettingProblem(setting, root) {
  const name = textAt(setting, 'name');
  const type = textAt(setting, 'type') || 'boolean';
  if (name === '') return `setting "${textAt(setting, 'id')}": its name is not a string`;
  if (!(root ? rootTypes : sectionTypes).includes(type))
    return `setting "${name}": type "${type}" is not shown here`;
  if (type === 'boolean' && typeof valueAt(setting, 'value') !== 'boolean')
    return `setting "${name}": value is not a boolean`;
  return '';
}

/**
 * @param {readonly unknown[]} settings
 * @param {boolean} root
 * @returns {string[]}
 */
export function listSettingProblems(settings, root) {
  return settings.flatMap((setting) => {
    const problem = findSettingProblem(setting, root);
    return problem ? [problem] : listSettingProblems(listAt(setting, 'items'), false);
  });
}
