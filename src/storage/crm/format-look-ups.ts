import * as v from 'valibot';
import { texts } from '../../core/basics/schema-parts';
import { defineItem } from '../basics/item';

/** Until the browser closes: by which number formats contacts were looked up last, and which numbers since then. */
export const formatLookUps = defineItem(
  'formatLookUps',
  v.object({ formats: v.string(), numbers: texts }),
  { formats: '', numbers: [] },
  'session',
);
