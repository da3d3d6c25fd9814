import * as v from 'valibot';
import { openRecords } from '../basics/records';

/** Icons as small `data:` URLs by address; '' for one that could not be loaded. */
export const iconCache = openRecords('icons', v.object({ image: v.string(), fetchedAt: v.number() }));
