import * as v from 'valibot';
import { parseSafeUrl, type SafeUrl } from './url';

/** An address in a message or a record, checked again where it is used. */
export const safeUrlSchema = v.pipe(
  v.unknown(),
  v.transform(parseSafeUrl),
  v.custom<SafeUrl>((url) => url !== undefined),
);
