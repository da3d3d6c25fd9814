import { TranslatableString } from '@rjsf/utils';
import { say } from '../app/words';

/** Our words for rjsf's own texts. Texts of replaced templates and widgets are never requested. */
export function translate(key: TranslatableString, parameters: readonly string[] = []): string {
  switch (key) {
    case TranslatableString.YesLabel:
      return say('form_yes');
    case TranslatableString.NoLabel:
      return say('form_no');
    case TranslatableString.OptionPrefix:
      return say('form_option', parameters[0] ?? '');
    case TranslatableString.TitleOptionPrefix:
      return say('form_option', parameters[1] ?? '');
    case TranslatableString.NewStringDefault:
      return '';
    case TranslatableString.ArrayItemTitle:
      return say('form_item');
    case TranslatableString.DeprecatedLabel:
      return say('form_deprecated', parameters[0] ?? '');
    default:
      return parameters.join(' ');
  }
}
