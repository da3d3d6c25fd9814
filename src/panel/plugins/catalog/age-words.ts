import { sayMoment } from '../../shared/time-words';
import { say, sayCount, type Language } from '../../app/words';

const minute = 60_000;

/** How old a cached list is; '' when unknown. */
export function ageWords(fetchedAt: number, now: number, language: Language): string {
  if (fetchedAt === 0) return '';
  const minutes = Math.floor((now - fetchedAt) / minute);
  if (minutes < 1) return say('age_now');
  return minutes < 60
    ? sayCount('age_minutes', minutes)
    : say('age_since', sayMoment(fetchedAt, now, language));
}
