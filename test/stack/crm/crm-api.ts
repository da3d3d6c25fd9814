import type { Express, Request, Response } from 'express';
import * as v from 'valibot';
import { answering, queryText } from '../express-app';
import { bodyData } from '../front/request-body';
import type { CrmAccess } from './crm-access';
import type { CrmRecords } from './crm-records';
import { CRM_USERS } from './crm-users';
import type { CrmUser } from './crm-users';

const FieldsSchema = v.record(v.string(), v.unknown());

const MessageSchema = v.object({
  id: v.string(),
  type: v.string(),
  direction: v.string(),
  text: v.string(),
  links: v.array(v.string()),
});

const LogSchema = v.object({
  kind: v.picklist(['call', 'message']),
  contactId: v.string(),
  contactName: v.string(),
  subject: v.string(),
  note: v.string(),
  body: v.string(),
  fields: FieldsSchema,
  dispositions: FieldsSchema,
  messages: v.array(MessageSchema),
});

/** A log may be made for another user of the CRM. */
const NewLogSchema = v.object({ ...LogSchema.entries, ownerId: v.optional(v.string()) });

const ContactSchema = v.object({ name: v.string(), type: v.string(), phone: v.string() });

type SignedInHandler = (request: Request, response: Response, user: CrmUser) => unknown;

/** The CRM's REST API under `/api`, which the connectors call. */
export function addCrmApi(app: Express, records: CrmRecords, access: CrmAccess): void {
  const signedIn = (handler: SignedInHandler) =>
    answering((request, response) => {
      const user = access.userOf(request);
      if (user === null) return response.status(401).json({ message: 'Not signed in to the CRM' });
      return handler(request, response, user);
    });
  const logOf = (request: Request) => records.findLog(String(request.params['id']));

  app.get(
    '/api/me',
    signedIn((_request, response, { apiKey: _secret, ...me }) => response.json(me)),
  );
  app.get(
    '/api/users',
    signedIn((_request, response) => response.json(CRM_USERS.map(withoutKey))),
  );
  app.get(
    '/api/contacts',
    signedIn((request, response) => {
      const phone = queryText(request, 'phone');
      response.json(
        phone === '' ? records.contactsByName(queryText(request, 'name')) : records.contactsByPhone(phone),
      );
    }),
  );
  app.post(
    '/api/contacts',
    signedIn((request, response) => {
      response.json(records.addContact(v.parse(ContactSchema, bodyData(request)), new Date()));
    }),
  );
  app.post(
    '/api/logs',
    signedIn((request, response, user) => {
      const { ownerId = user.id, ...log } = v.parse(NewLogSchema, bodyData(request));
      if (!CRM_USERS.some(({ id }) => id === ownerId)) {
        return response.status(422).json({ message: `No user ${ownerId}` });
      }
      return response.json(records.addLog(ownerId, log));
    }),
  );
  app.get(
    '/api/logs/:id',
    signedIn((request, response) => {
      const log = logOf(request);
      return log === null ? notFound(response) : response.json(log);
    }),
  );
  app.patch(
    '/api/logs/:id',
    signedIn((request, response) => {
      const log = logOf(request);
      if (log === null) return notFound(response);
      return response.json(records.updateLog(log, v.parse(v.partial(LogSchema), bodyData(request))));
    }),
  );
  app.get(
    '/api/logging-fields',
    signedIn((_request, response) => response.json(records.loggingFields)),
  );
  app.put(
    '/api/logging-fields',
    signedIn((request, response) => {
      records.loggingFields = v.parse(FieldsSchema, bodyData(request));
      response.json(records.loggingFields);
    }),
  );
}

function withoutKey({ apiKey: _secret, ...user }: CrmUser) {
  return user;
}

function notFound(response: Response): void {
  response.status(404).json({ message: 'No such record' });
}
