import { createServer } from 'node:http';
import type { Express } from 'express';
import { createExpressApp } from '../express-app';
import { closeServer, listen } from '../front/http-front';
import { readBody } from '../front/request-body';
import type { World } from '../world';
import { addDialerVerbs } from './dialer-verbs';
import { addDirectoryVerbs } from './directory-verbs';
import { addRefusalVerbs } from './refuse-on-command';
import { addLoggingVerbs } from './logging-verbs';
import { addOrganisationVerbs } from './organisation-verbs';
import { addPluginVerbs } from './plugin-verbs';
import { addRecordVerbs } from './record-verbs';
import { addServerVerbs } from './server-verbs';
import { addSessionVerbs } from './session-verbs';

export interface ControlPort {
  /** Base address, without a trailing slash. */
  readonly base: string;
  close(): Promise<void>;
}

/** Opens the plain loopback port by which tests change the world. Never reachable by a public name. */
export async function openControlPort(world: World): Promise<ControlPort> {
  const app = createControlApp(world);
  const server = createServer((request, response) => {
    readBody(request).then(
      () => app(request, response),
      () => response.destroy(),
    );
  });
  const port = await listen(server);
  return { base: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

function createControlApp(world: World): Express {
  const app = createExpressApp();
  addRefusalVerbs(app, world);
  addPluginVerbs(app, world);
  addDirectoryVerbs(app, world);
  addDialerVerbs(app, world);
  addServerVerbs(app, world);
  addRecordVerbs(app, world);
  addLoggingVerbs(app, world);
  addSessionVerbs(app, world);
  addOrganisationVerbs(app, world);
  return app;
}
