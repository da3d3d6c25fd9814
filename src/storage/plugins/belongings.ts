import * as v from 'valibot';
import { defineItem } from '../basics/item';
import { drafts } from '../basics/drafts';
import { installations } from './installations';

/** What belongs to one owner alone; under these names stands what the owner has who is here. */
export const belongings = { drafts, installations };

const belongingsSchema = v.object(belongings);
export type Belongings = v.InferOutput<typeof belongingsSchema>;

/** The same of owners who are not here, by owner key: it waits for them, and nobody else sees it. */
export const ownersAway = defineItem('ownersAway', v.record(v.string(), belongingsSchema), {});
