import { isObject, objectOf } from '../basics/json';
import { plainText } from '../basics/text';

const secretName = /key|secret|token|pass|pin\b/i;

/** Whether a key sounds like a password or API key; connectors rarely mark secrets themselves. */
export function soundsSecret(key: string): boolean {
  return secretName.test(key);
}

/** Whether a declared field holds a secret. When in doubt it does; a selection never does. */
export function isSecretField(declared: unknown): boolean {
  if (!isObject(declared) || typeof declared['const'] !== 'string') return true;
  const wishes = objectOf(declared['uiSchema']);
  if (wishes['ui:widget'] === 'password' || wishes['ui:inputType'] === 'password') return true;
  if (declared['format'] === 'password') return true;
  if (Array.isArray(declared['oneOf']) || Array.isArray(declared['options'])) return false;
  return soundsSecret(declared['const']) || soundsSecret(plainText(declared['title']));
}
