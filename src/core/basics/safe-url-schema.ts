import * as v from 'valibot';
import { parseSafeUrl, type SafeUrl } from './url';

/** An address in a message or record that has already passed `parseSafeUrl`; it is checked again before use. */
export const safeUrlSchema = v.custom<SafeUrl>(
  (value) => value !== undefined && parseSafeUrl(value) === value,
);
