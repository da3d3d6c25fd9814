import * as v from 'valibot';
import { consentSchema, type Consent } from './consent';
import { isObject } from '../basics/json';

/** What a plugin's record says was agreed to; `undefined` in records of other clients. */
export function readAgreedTo(value: unknown): Consent | undefined {
  const result = v.safeParse(consentSchema, isObject(value) ? value[agreedToKey] : undefined);
  return result.success ? result.output : undefined;
}

/** In the `value` of a plugin's record. Earlier versions of this panel read and wrote only this. */
export const agreedToKey = 'agreedTo';
