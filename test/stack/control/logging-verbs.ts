import type { Express } from 'express';
import * as v from 'valibot';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import { logEndedCall } from '../logging-service/ended-call';
import { findSamplePerson } from '../ringcentral/people';
import type { World } from '../world';

const CallSchema = v.object({
  /** Extension number or id of a sample person. */
  extension: v.string(),
  number: v.string(),
  direction: v.optional(v.picklist(['Inbound', 'Outbound']), 'Inbound'),
  sessionId: v.string(),
  startTime: v.optional(v.number()),
  duration: v.optional(v.number(), 60),
});

/**
 * GET /logging-service: its state. POST /logging-service/call {extension, number, sessionId, direction?, startTime?,
 * duration?}: a call is over, and the service logs it or not; says which.
 */
export function addLoggingVerbs(app: Express, world: World): void {
  app.get('/logging-service', (_request, response) => {
    const { subscription, doNotLogNumbers } = world.loggingService;
    response.json({ subscription, doNotLogNumbers });
  });
  app.post(
    '/logging-service/call',
    answering(async (request, response) => {
      const { extension, startTime, ...call } = v.parse(CallSchema, bodyData(request));
      const person = findSamplePerson(extension);
      if (person === null) throw new Error(`Nobody has extension ${extension}`);
      const ended = { ...call, person, startTime: startTime ?? Date.now() - call.duration * 1000 };
      response.json(await logEndedCall(world.loggingService, world.fetchAsLoggingService, ended));
    }),
  );
}
