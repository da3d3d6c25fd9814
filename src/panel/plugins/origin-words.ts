import type { FormSchema } from '../../core/form-schema';
import type { Setting } from '../../core/installed-plugin';
import { isObject } from '../../core/json';
import { say, type Language } from '../words';
import { inheritedOf } from './config-choices';

/** Who fixed a value, when and why; as much of it as is known. */
export function lockWords(setting: Setting, language: Language): string | undefined {
  if (setting.origin !== 'locked') return undefined;
  const { by = '', at = 0, reason = '' } = setting.lock ?? {};
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(
    at,
  );
  const who = by === '' ? say('lock_by_admin') : at > 0 ? say('lock_by_on', by, date) : say('lock_by', by);
  return reason === '' ? who : say('lock_reason', who, reason);
}

/** Where a value comes from. */
export function originWords(
  setting: Setting,
  isOwn: boolean,
  form: FormSchema,
  isSecret: boolean,
): string | undefined {
  if (setting.origin === 'locked') return undefined;
  if (isOwn) {
    const inherited = inheritedOf(setting);
    if (inherited === undefined || inherited === null) return say('origin_own');
    return isSecret
      ? say('origin_own_over')
      : say('origin_own_default', valueWords(inherited, propertyOf(form, setting.key)));
  }
  if (setting.origin === 'admin') return say('origin_admin');
  if (setting.origin === 'plugin') return say('origin_plugin');
  // An own choice that is being given up: what will stand there is known, from whom is not.
  return setting.origin === 'own' && setting.inherited !== undefined ? say('origin_default') : undefined;
}

/** A value as a person would say it. */
function valueWords(value: unknown, property: unknown): string {
  if (typeof value === 'boolean') return say(value ? 'value_on' : 'value_off');
  if (Array.isArray(value)) {
    const titles = value.map((one) => valueWords(one, isObject(property) ? property['items'] : undefined));
    return titles.length > 0 ? titles.join(', ') : say('value_none');
  }
  if (value === '') return say('value_empty');
  const options =
    isObject(property) && Array.isArray(property['oneOf']) ? property['oneOf'].filter(isObject) : [];
  const title = options.find((option) => option['const'] === value)?.['title'];
  return String(title ?? value);
}

function propertyOf(form: FormSchema, key: string): unknown {
  const properties = form.schema['properties'];
  return isObject(properties) ? properties[key] : undefined;
}
