import type { Express } from 'express';
import * as v from 'valibot';
import type { Crm } from '../crm/crm-app';
import { answering, queryText } from '../express-app';
import { bodyData } from '../front/request-body';
import { findLeaks } from '../judge/find-leaks';
import type { World } from '../world';

const CrmNameSchema = v.picklist(['keycrm', 'oauthcrm']);
const ContactSchema = v.object({
  name: v.string(),
  type: v.optional(v.string(), 'Contact'),
  phone: v.string(),
});
const RevokeSchema = v.optional(v.object({ user: v.optional(v.string()) }), {});

/**
 * GET /requests?host=&path=&since=&caller=: exchanges so far (`since` is an exchange id, not included).
 * POST /requests/forget: empties that list. GET /leaks: requests since the last reset that had a secret where the table
 * names none.
 * GET /crm/:crm/records: `{ contacts, logs, loggingFields }`. POST /crm/:crm/contacts: adds one.
 * POST /crm/oauthcrm/revoke {user?}: ends a CRM user's (or everyone's) OAuth tokens in the CRM and makes
 * the servers refresh at once, so that they find out.
 * POST /reset: everything as at the start.
 */
export function addRecordVerbs(app: Express, world: World): void {
  const crmOf = (name: unknown): Crm => world.crms[v.parse(CrmNameSchema, name)];
  app.get('/requests', (request, response) => {
    const host = queryText(request, 'host');
    const path = queryText(request, 'path');
    const caller = queryText(request, 'caller');
    const since = Number(queryText(request, 'since')) || 0;
    response.json(
      world.journal.list(
        (exchange) =>
          exchange.id > since &&
          (host === '' || exchange.host === host) &&
          (caller === '' || exchange.caller === caller) &&
          exchange.path.startsWith(path),
      ),
    );
  });
  app.get('/leaks', (_request, response) => {
    response.json(findLeaks(world.journal.all(), world.tokens.issued()));
  });
  app.post('/requests/forget', (_request, response) => {
    world.journal.forget();
    response.json({});
  });
  app.get(
    '/crm/:crm/records',
    answering((request, response) => {
      const { contacts, logs, loggingFields } = crmOf(request.params['crm']).records;
      response.json({ contacts, logs, loggingFields });
    }),
  );
  app.post(
    '/crm/:crm/contacts',
    answering((request, response) => {
      const contact = v.parse(ContactSchema, bodyData(request));
      response.json(crmOf(request.params['crm']).records.addContact(contact, new Date()));
    }),
  );
  app.post(
    '/crm/oauthcrm/revoke',
    answering(async (request, response) => {
      const { user } = v.parse(RevokeSchema, bodyData(request));
      world.crmTokens.revoke(user);
      const where = { platform: 'oauthCRM', ...(user === undefined ? {} : { id: `${user}-oauthCRM` }) };
      const values = { tokenExpiry: new Date(0).toISOString() };
      for (const server of Object.values(world.servers)) {
        await server.process.ask({ name: 'updateRows', table: 'users', where, values });
      }
      response.json({});
    }),
  );
  app.post(
    '/reset',
    answering(async (_request, response) => {
      await world.reset();
      response.json({});
    }),
  );
}
