import type { Express } from 'express';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import type { World } from '../world';

/**
 * GET /dialer: how the dialer simulator behaves. POST /dialer {pace?, generation?, ownSession?, ringQuestions?, times?}:
 * changes that from the next start of a dialer on; what is left out stays (see dialer-options.ts).
 */
export function addDialerVerbs(app: Express, { dialer }: World): void {
  app.get('/dialer', (_request, response) => {
    response.json(dialer.read());
  });
  app.post(
    '/dialer',
    answering((request, response) => {
      dialer.change(bodyData(request));
      response.json({});
    }),
  );
}
