import * as v from 'valibot';
import { activitySchema } from '../core/activity/activity';
import { catalogItemSchema } from '../core/directory/catalog';
import { openRecords } from './basics/records';

/** Calls and messages with what was typed for them, and their fate: the outbox and its history. */
export const activities = openRecords('activities', activitySchema, { keepsUnreadable: true });

/** Which activity a message belongs to, by `<message id>@<account>`: no message is in two of them. */
export const messageClaims = openRecords('message-claims', v.string());

/** The directory's lists as last seen, by `<kind>:<RingCentral account>`. */
export const catalogCache = openRecords(
  'catalog',
  v.object({ items: v.array(catalogItemSchema), fetchedAt: v.number() }),
);

/** Icons as small `data:` URLs by their address; '' for one that could not be had. */
export const iconCache = openRecords('icons', v.object({ image: v.string(), fetchedAt: v.number() }));

/**
 * Manifests as last seen, raw: they are parsed at each use, so that a better parser reads old ones too. `fetchedAt` is
 * when it was last asked for, also in vain.
 */
export const manifestCache = openRecords(
  'manifests',
  v.object({ body: v.optional(v.unknown()), fetchedAt: v.number() }),
);
