import * as v from 'valibot';
import { contactFields, type Contact } from '../../core/crm/contact';
import { requestServer, type ServerSession } from '../basics/app-connect';
import type { Http } from '../basics/http';
import { idText, readShape } from '../basics/shape';

export interface CallBack {
  readonly contactId: string;
  /** Epoch ms. */
  readonly scheduledAt: number;
}

/** POST /calldown (core 1.7.41 index.js:2645): a call-back in the server's list. */
export async function scheduleCallBack(
  http: Http,
  session: ServerSession,
  callBack: { contact: Contact; phoneNumber: string; scheduledAt: number },
): Promise<void> {
  const { contact, phoneNumber, scheduledAt } = callBack;
  const body = {
    ...contactFields(contact),
    phoneNumber,
    scheduledAt: new Date(scheduledAt).toISOString(),
  };
  await changeCallBack(http, session, { body });
}

/** POST /calldown; PATCH and DELETE /calldown/:id (core 1.7.41 index.js:2780, 2731), which may be repeated. */
export async function changeCallBack(
  http: Http,
  session: ServerSession,
  { id, body }: { readonly id?: string | undefined; readonly body?: object | undefined },
): Promise<void> {
  const method = id === undefined ? 'POST' : body ? 'PATCH' : 'DELETE';
  const path = id === undefined ? '/calldown' : `/calldown/${encodeURIComponent(id)}`;
  await requestServer(http, session, { purpose: 'call_backs', method, path, body });
}

const listSchema = v.object({
  items: v.array(
    v.object({ contactId: v.optional(v.nullable(idText)), scheduledAt: v.optional(v.nullable(v.string())) }),
  ),
});

/** GET /calldown: the person's call-backs that are still due. */
export async function listCallBacks(http: Http, session: ServerSession): Promise<CallBack[]> {
  const query = { status: 'not called' };
  const body = await requestServer(http, session, {
    purpose: 'call_backs',
    path: '/calldown',
    query,
  });
  return readShape(listSchema, body).items.map(({ contactId, scheduledAt }) => ({
    contactId: contactId ?? '',
    scheduledAt: Date.parse(scheduledAt ?? '') || 0,
  }));
}
