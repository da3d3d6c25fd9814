import type { FormSchema } from '../../../core/forms/form-schema';
import type { Setting } from '../../../core/plugins/installed-plugin';
import { say, type Language } from '../../app/words';
import { inheritedOf } from './config-choices';
import { propertyOf, valueWords } from './value-words';

interface Lock {
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The latest time that a date can name; ms. */
const latestTime = 8.64e15;

/** Who fixed a value and when; as much of it as is known. A lock without a date has 0. */
export function whoLocked({ by, at }: Lock, language: Language): string {
  if (by === '') return say('lock_by_admin');
  if (!(at > 0 && at <= latestTime)) return say('lock_by', by);
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });
  return say('lock_by_on', by, date.format(at));
}

/** Who locked a value, when and why, as far as known. */
export function lockWords(setting: Setting, language: Language): string | undefined {
  if (setting.origin !== 'locked') return undefined;
  const { by = '', at = 0, reason = '' } = setting.lock ?? {};
  const who = whoLocked({ by, at }, language);
  return reason === '' ? who : say('lock_reason', who, reason);
}

export type BuiltInOrigin = 'origin_plugin' | 'origin_crm' | 'origin_built_in';

interface OriginOf {
  readonly form: FormSchema;
  readonly isSecret: boolean;
  /** Whose the default is that nobody here set. */
  readonly builtIn?: BuiltInOrigin;
}

/** Where a value comes from. */
export function originWords(
  setting: Setting,
  isOwn: boolean,
  { form, isSecret, builtIn = 'origin_plugin' }: OriginOf,
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
  if (setting.origin === 'plugin') return say(builtIn);
  // When an own choice is being given up, its next value is known but not whose it is.
  return setting.origin === 'own' && setting.inherited !== undefined ? say('origin_default') : undefined;
}
