import * as v from 'valibot';
import { openRecords } from '../basics/records';

/** Icons as small `data:` URLs by their address; '' for one that could not be had. */
export const iconCache = openRecords('icons', v.object({ image: v.string(), fetchedAt: v.number() }));
