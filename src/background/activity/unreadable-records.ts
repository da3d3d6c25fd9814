import * as v from 'valibot';
import { defineItem, readItem, writeItem } from '../../storage/basics/item';
import { activities } from '../../storage/activity/activities';
import { settleUnreadableTasks } from '../../storage/tasks/task-store';
import type { Context } from '../worker/context';

/** The version of the panel that has looked through all records. */
const lookedThrough = defineItem('recordsLookedThroughBy', v.string(), '');

/**
 * Once a version, before anything counts the records: those that it cannot read are set aside, those that an earlier
 * one could not come back.
 */
export async function settleUnreadable({ version }: Context): Promise<void> {
  if ((await readItem(lookedThrough)) === version) return;
  await activities.settleUnreadable();
  await settleUnreadableTasks();
  await writeItem(lookedThrough, version);
}
