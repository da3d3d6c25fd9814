import * as v from 'valibot';
import { activitySchema } from '../../core/activity/activity';
import { openRecords } from '../basics/records';

/** Calls and messages with what was typed for them and their state: the outbox and its history. */
export const activities = openRecords('activities', activitySchema, { keepsUnreadable: true });

/** Which activity a message belongs to, by `<message id>@<owner key>`: never to two. */
export const messageClaims = openRecords('message-claims', v.string());
