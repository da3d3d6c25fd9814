import * as v from 'valibot';
import { parseSafeUrl, type SafeUrl } from './url';

/** An address in a message or a record, as the one gate gave it: it is checked again where it is used. */
export const safeUrlSchema = v.custom<SafeUrl>(
  (value) => value !== undefined && parseSafeUrl(value) === value,
);
