import * as v from 'valibot';
import { catalogItemSchema } from '../../core/directory/catalog';
import { openRecords } from '../basics/records';

/** The directory's lists as last seen, by `listKey`. */
export const catalogCache = openRecords(
  'catalog',
  v.object({ items: v.array(catalogItemSchema), fetchedAt: v.number() }),
);
