import { consentSchema, type Consent } from './consent';
import { partOf } from '../basics/json';
import { parseIf } from '../basics/shape';

/** What a plugin's record says was agreed to; `undefined` in records of other clients. */
export function readAgreedTo(value: unknown): Consent | undefined {
  return parseIf(consentSchema, partOf(value, agreedToKey));
}

/** In the `value` of a plugin's record. Earlier versions of this panel read and wrote only this. */
export const agreedToKey = 'agreedTo';
