import * as v from 'valibot';
import { objectSchema } from '../core/basics/shape';

/** Parts of which inputs are made. */

export const nothing = () => v.object({});
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
export const values = objectSchema;
