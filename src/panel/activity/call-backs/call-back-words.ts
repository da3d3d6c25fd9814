import type { CallBackState } from '../../../core/activity/call-back';
import { isSameDay } from '../../../core/basics/local-time';
import { say, type Language } from '../../app/words';
import { sayNumber } from '../../shared/activity-line-words';
import { localeOf, sayTime } from '../../shared/time-words';
import type { Tone } from '../../ui/Tag';
import type { ShownCallBack } from './use-call-backs';

export const stateTone: { readonly [state in CallBackState]: Tone } = {
  notCalled: 'wait',
  scheduled: 'accent',
  called: 'ok',
};

/** Name, else number, else what the CRM calls the contact. */
export function sayCallBack({ name, number, contactId }: ShownCallBack): string {
  if (name !== '') return name;
  return number === '' ? say('call_back_contact', contactId) : sayNumber(number);
}

/** The time for today, else the date; the year where it is another one. */
export function sayWhen(time: number, now: number, language: Language): string {
  if (isSameDay(time, now)) return sayTime(time, language);
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(time);
}
