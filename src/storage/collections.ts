import * as v from 'valibot';
import { activitySchema } from '../core/activity/activity';
import { catalogItemSchema } from '../core/directory/catalog';
import { openRecords } from './basics/records';

/** Calls and messages with what was typed for them and their state: the outbox and its history. */
export const activities = openRecords('activities', activitySchema);

/** Which activity a message belongs to, by `<message id>@<owner key>`: never to two. */
export const messageClaims = openRecords('message-claims', v.string());

/** The directory's lists as last seen, by `listKey`. */
export const catalogCache = openRecords(
  'catalog',
  v.object({ items: v.array(catalogItemSchema), fetchedAt: v.number() }),
);

/** Icons as small `data:` URLs by address; '' for one that could not be loaded. */
export const iconCache = openRecords('icons', v.object({ image: v.string(), fetchedAt: v.number() }));

/**
 * Manifests as last seen, by `manifestKey`. Kept raw and parsed at each use, so that a better parser also reads old
 * ones. `fetchedAt`: last attempt, even if it failed.
 */
export const manifestCache = openRecords(
  'manifests',
  v.object({ body: v.optional(v.unknown()), fetchedAt: v.number() }),
);
