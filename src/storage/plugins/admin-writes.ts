import * as v from 'valibot';
import { adminWriteSchema } from '../../core/plugins/admin-write';
import { defineItem } from '../basics/item';

/** An admin's own writes to the account's row, by `adminWriteId`; checked again at each refresh. */
export const adminWrites = defineItem('adminWrites', v.record(v.string(), adminWriteSchema), {});
