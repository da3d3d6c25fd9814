import * as v from 'valibot';
import { callBackChangeSchema } from '../../core/activity/call-back-change';
import { problemSchema } from '../../core/basics/problem';
import { browser } from '../../platform/browser';
import { defineItem } from '../basics/item';

const waitingSchema = v.object({
  ...callBackChangeSchema.entries,
  /** Key of the owner (core/crm/account.ts ownerKey). */
  account: v.string(),
  /** Why the server has refused it: it waits for the person. */
  problem: v.optional(problemSchema),
});

export type WaitingChange = v.InferOutput<typeof waitingSchema>;

/** Changes of the call-back list that wait to be sent, in order, of every owner. */
export const callBackChanges = defineItem('callBackChanges', v.array(waitingSchema), []);

/** Calls back whenever they are others. Returns a function that stops it. */
export function watchCallBackChanges(onChange: () => void): () => void {
  const listener = (changes: { [key: string]: unknown }, area: string) => {
    if (area === callBackChanges.area && callBackChanges.storedAs in changes) onChange();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
