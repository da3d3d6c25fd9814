import { dateWords, readDateFormat } from '../../../core/activity/composed-log/date-words';
import { logDateFormats } from '../../../core/settings/log-detail';
import type { SelectOption } from '../../ui/Select';

/** An afternoon, on a day whose number is no month's. */
const example = Date.UTC(2026, 2, 25, 14, 7, 9);

/** The formats that are offered, each as a date looks in it, and the one that is chosen, whatever it is. */
export function dateFormatOptions(chosen: string): SelectOption[] {
  const offered = logDateFormats.map((value) => ({ value, label: dateWords(example, 0, value) }));
  return readDateFormat(chosen) ? offered : [...offered, { value: chosen, label: chosen }];
}
