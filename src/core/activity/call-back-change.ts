import * as v from 'valibot';
import { optionalText } from '../basics/schema-parts';
import { objectSchema } from '../basics/shape';
import { contactFields, type Contact } from '../crm/contact';

/** A change of the call-back list: without `id` a new row, without `body` the end of one. */
export const callBackChangeSchema = v.object({
  /** Random, and the same for as long as it waits. */
  key: v.string(),
  id: optionalText,
  body: v.optional(objectSchema),
});

export type CallBackChange = v.InferOutput<typeof callBackChangeSchema>;

interface NewCallBack {
  readonly contact: Contact | undefined;
  readonly number: string;
  /** Epoch ms. */
  readonly at: number;
}

/** A new row, without the name and number that the server would drop. Without a contact the number stands for one. */
export function newRow({ contact, number, at }: NewCallBack) {
  const { contactId, contactType } = contactFields(contact);
  return {
    body: { contactId: contactId || number, contactType, scheduledAt: new Date(at).toISOString() },
  };
}

/** Somebody has called: now, whatever time it was scheduled for. */
export function called(now: number) {
  return { body: { status: 'called', lastCallAt: new Date(now).toISOString() } };
}

/** To be called at another time. */
export function rescheduled(at: number) {
  return { body: { status: 'scheduled', scheduledAt: new Date(at).toISOString() } };
}
