import * as v from 'valibot';
import { callBackChangeSchema } from '../../core/activity/call-back-change';
import { problemSchema } from '../../core/basics/problem';
import { parseAs } from '../../core/basics/shape';
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

/** Calls back with what waits, whenever that changes. Returns a function that stops it. */
export function watchCallBackChanges(onChange: (changes: readonly WaitingChange[]) => void): () => void {
  const listener = (changes: { [name: string]: { readonly newValue?: unknown } }, area: string) => {
    const change = area === callBackChanges.area ? changes[callBackChanges.storedAs] : undefined;
    if (change) onChange(parseAs(callBackChanges, change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
