import * as v from 'valibot';

/** Parts of which inputs are made. */

export const nothing = v.object({});
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
export const values = v.record(v.string(), v.unknown());
