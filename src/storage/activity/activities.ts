import * as v from 'valibot';
import { activitySchema } from '../../core/activity/activity';
import { openRecords } from '../basics/records';

/** Calls and messages with what was typed for them, and their fate: the outbox and its history. */
export const activities = openRecords('activities', activitySchema);

/** Which activity a message belongs to, by `<message id>@<account>`: no message is in two of them. */
export const messageClaims = openRecords('message-claims', v.string());
