import type { FormSchema } from './form-schema';
import { isObject } from '../basics/json';

/** Keys of settings that contain a secret at any depth: kept out of drafts, summaries and exports. */
export function secretKeys({ schema, uiSchema }: FormSchema): string[] {
  const keys = Object.keys(uiSchema).filter((key) => !key.startsWith('ui:'));
  return keys.filter((key) => holdsSecret(uiSchema[key]) || propertiesOf(schema, key).some(holdsSecret));
}

/** Every description of a property in a schema, including its branches. */
function propertiesOf(node: unknown, key: string): unknown[] {
  if (Array.isArray(node)) return node.flatMap((item: unknown) => propertiesOf(item, key));
  if (!isObject(node)) return [];
  const own = isObject(node['properties']) ? [node['properties'][key]] : [];
  const branches = ['allOf', 'oneOf', 'anyOf', 'then', 'else'].flatMap((word) =>
    propertiesOf(node[word], key),
  );
  const dependent = isObject(node['dependencies']) ? Object.values(node['dependencies']) : [];
  return [...own, ...branches, ...propertiesOf(dependent, key)];
}

function holdsSecret(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(holdsSecret);
  if (!isObject(node)) return false;
  const isOne =
    node['format'] === 'password' || node['ui:widget'] === 'password' || node['ui:inputType'] === 'password';
  return isOne || Object.values(node).some(holdsSecret);
}
