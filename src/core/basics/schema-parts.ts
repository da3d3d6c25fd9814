import * as v from 'valibot';

/** Parts that many schemas have: made once, for the worker makes them at each wake. */
export const optionalText = v.optional(v.string());
export const optionalNumber = v.optional(v.number());
export const optionalFlag = v.optional(v.boolean());
export const optionalValue = v.optional(v.unknown());
export const texts = v.array(v.string());
