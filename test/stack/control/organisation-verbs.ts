import type { Express } from 'express';
import * as v from 'valibot';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import { loadOrganisation } from '../organisation/load-organisation';
import type { World } from '../world';
import { serverNameOf } from './server-name';

const OrganisationSchema = v.object({ server: v.string() });

/** POST /organisation {server}: an organisation stands there as App Connect's own client leaves it. */
export function addOrganisationVerbs(app: Express, world: World): void {
  app.post(
    '/organisation',
    answering(async (request, response) => {
      const { server } = v.parse(OrganisationSchema, bodyData(request));
      await loadOrganisation(world, serverNameOf(server));
      response.json({});
    }),
  );
}
