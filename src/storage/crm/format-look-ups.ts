import * as v from 'valibot';
import { defineItem } from '../basics/item';

/** Until the browser closes: with which number formats each number was looked up last; a missing one, with none. */
export const formatLookUps = defineItem('formatLookUps', v.record(v.string(), v.string()), {}, 'session');
