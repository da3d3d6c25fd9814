import type { Express, Request } from 'express';
import * as v from 'valibot';
import { SESSION_SECRET } from '../core/core-version';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import { signToken } from '../json-web-token';
import type { World } from '../world';
import { serverNameOf } from './server-name';

const ServerSchema = v.object({ server: v.string(), fresh: v.optional(v.boolean()) });
const RowSchema = v.record(v.string(), v.unknown());

const ChangeSchema = v.variant('change', [
  v.object({ change: v.literal('update'), table: v.string(), where: RowSchema, values: RowSchema }),
  v.object({ change: v.literal('insert'), table: v.string(), values: RowSchema }),
  v.object({ change: v.literal('delete'), table: v.string(), where: RowSchema }),
]);

const SessionSchema = v.object({ id: v.string(), platform: v.string(), lifeSeconds: v.number() });

const COMMANDS = { update: 'updateRows', insert: 'insertRow', delete: 'deleteRows' } as const;

/**
 * POST /restart {server, fresh?}, /stop {server}, /start {server}: data stays unless `fresh`.
 * GET /server/:name/user-settings, /admin-settings, /plugin-registrations, /tasks: stored rows, read
 * through the core's models in its process; GET /server/:name/rows/:table for any other table.
 * POST /server/:name/rows {change, table, where?, values?}: writes rows the same way.
 * POST /server/:name/session-token {id, platform, lifeSeconds}: a session as the server would sign it.
 * POST /server/:name/ringcentral-app {isThere}: whether it has a RingCentral app of its own, for reports.
 * GET /server/:name/log: what the process printed lately.
 */
export function addServerVerbs(app: Express, world: World): void {
  const serverOf = (request: Request) => world.servers[serverNameOf(request.params['name'])];
  const asked = (request: Request) => {
    const { server, fresh } = v.parse(ServerSchema, bodyData(request));
    return { server: world.servers[serverNameOf(server)], fresh };
  };
  app.post(
    '/restart',
    answering(async (request, response) => {
      const { server, fresh } = asked(request);
      await server.restart({ fresh });
      response.json({});
    }),
  );
  app.post(
    '/stop',
    answering(async (request, response) => response.json((await asked(request).server.stop()) ?? {})),
  );
  app.post(
    '/start',
    answering(async (request, response) => response.json((await asked(request).server.start()) ?? {})),
  );
  const tables = {
    'user-settings': 'users',
    'admin-settings': 'adminConfigs',
    'plugin-registrations': 'accountData',
    tasks: 'cache',
  };
  for (const [path, table] of Object.entries(tables)) {
    app.get(
      `/server/:name/${path}`,
      answering(async (request, response) => response.json(await serverOf(request).process.rows(table))),
    );
  }
  app.get(
    '/server/:name/rows/:table',
    answering(async (request, response) => {
      response.json(await serverOf(request).process.rows(String(request.params['table'])));
    }),
  );
  app.post(
    '/server/:name/rows',
    answering(async (request, response) => {
      const { change, ...command } = v.parse(ChangeSchema, bodyData(request));
      const { process } = serverOf(request);
      const parts = { where: {}, values: {}, ...command };
      response.json({ result: await process.ask({ name: COMMANDS[change], ...parts }) });
    }),
  );
  app.post(
    '/server/:name/session-token',
    answering((request, response) => {
      serverNameOf(request.params['name']);
      const { lifeSeconds, ...claims } = v.parse(SessionSchema, bodyData(request));
      response.json({ jwtToken: signToken(claims, SESSION_SECRET, lifeSeconds, Date.now()) });
    }),
  );
  app.post(
    '/server/:name/ringcentral-app',
    answering(async (request, response) => {
      const { isThere } = v.parse(v.object({ isThere: v.boolean() }), bodyData(request));
      await serverOf(request).process.ask({ name: 'ringCentralApp', isThere });
      response.json({});
    }),
  );
  app.get(
    '/server/:name/log',
    answering((request, response) => response.type('text/plain').send(serverOf(request).process.logText())),
  );
}
