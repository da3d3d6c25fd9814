import type { Express } from 'express';
import * as v from 'valibot';
import { createExpressApp } from './express-app';
import { bodyData } from './front/request-body';

const PutSchema = v.looseObject({ TableName: v.string(), Item: v.record(v.string(), v.unknown()) });

/** As much of DynamoDB as the core's note cache needs: it accepts what is put and knows no item. */
export function createNoteCacheApp(): Express {
  const app = createExpressApp();
  app.post('*', (request, response) => {
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    response.type('application/x-amz-json-1.0');
    if (operation === 'PutItem') v.parse(PutSchema, bodyData(request));
    response.send('{}');
  });
  return app;
}
