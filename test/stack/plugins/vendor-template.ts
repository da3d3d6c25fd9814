import type { Express } from 'express';
import * as v from 'valibot';
import type { JsonObject } from '../../../src/core/basics/json';
import { answering, createExpressApp } from '../express-app';
import { allowCors } from '../front/cors';
import { bodyData } from '../front/request-body';
import { HOSTS, pluginHost } from '../hosts';
import type { WorldFetch } from '../world-client';
import { checkCaller } from './caller-check';
import { PluginTokens } from './plugin-token';

/**
 * A plugin made of the vendor's template, written anew from its routes and their description (OpenAPI of the plugin
 * server). It has the template's known gaps: it wants settings, an async run without a callback is refused, and there
 * is no callback of a sign-in, so its manifest claims none.
 */
export interface VendorTemplate {
  readonly id: string;
  readonly platform: JsonObject;
  readonly app: Express;
}

const registrationSchema = v.object({ rcAccessToken: v.string(), rcAccountId: v.string() });
const extensionSchema = v.object({ account: v.object({ id: v.union([v.string(), v.number()]) }) });
const runSchema = v.looseObject({
  data: v.looseObject({ note: v.nullish(v.string()) }),
  config: v.unknown(),
});
/** Taken for granted by the template: it fails without. */
const configSchema = v.object({ ignoredLetters: v.optional(v.object({ value: v.unknown() })) });
const taskSchema = v.looseObject({ asyncTaskId: v.string(), callbackUrl: v.string() });

/** @param letters what is left out of a note, by the setting that its guide has for an example */
function withoutLetters(note: string, letters: unknown): string {
  return typeof letters === 'string'
    ? Array.from(note)
        .filter((letter) => !letters.includes(letter))
        .join('')
    : note;
}

export function vendorTemplate(
  kind: 'sync' | 'async',
  { fetch, logTypes }: { readonly fetch: WorldFetch; readonly logTypes: readonly string[] },
): VendorTemplate {
  const id = `vendor-template-${kind}`;
  const tokens = new PluginTokens(id);
  const onlyAppConnect = checkCaller(tokens);
  const app = createExpressApp();
  app.use(allowCors);
  app.get('/isAlive', (_request, response) => response.type('text/plain').send('OK'));
  app.post(
    '/admin/register',
    answering(async (request, response) => {
      const asked = v.safeParse(registrationSchema, bodyData(request));
      if (!asked.success) return response.status(400).send('Plugin registration failed');
      const { rcAccessToken, rcAccountId } = asked.output;
      const identity = await fetch(`https://${HOSTS.ringcentral}/restapi/v1.0/account/~/extension/~`, {
        headers: { authorization: `Bearer ${rcAccessToken}` },
      });
      if (identity.status !== 200) return response.status(400).send('Plugin registration failed');
      const { account } = v.parse(extensionSchema, JSON.parse(identity.text));
      if (String(account.id) !== rcAccountId) return response.status(403).send('rcAccountId mismatch');
      return response.json({ jwtToken: tokens.issue(rcAccountId, Date.now()) });
    }),
  );
  app.post('/token/sync', onlyAppConnect, (_request, response) => response.type('text/plain').send('OK'));
  app.post(
    '/plugin/sync',
    onlyAppConnect,
    answering((request, response) => {
      const run = v.safeParse(runSchema, bodyData(request));
      if (!run.success) return response.status(400).send('Plugin request failed');
      const { data } = run.output;
      const config = v.safeParse(configSchema, run.output.config);
      if (!config.success) return response.status(500).send('Plugin request failed');
      const note = data.note && withoutLetters(data.note, config.output.ignoredLetters?.value);
      return response.json(note ? { ...data, note } : data);
    }),
  );
  app.post(
    '/plugin/async',
    onlyAppConnect,
    answering((request, response) => {
      const task = v.safeParse(taskSchema, bodyData(request));
      if (!task.success)
        return response
          .status(400)
          .json({ accepted: false, message: 'asyncTaskId and callbackUrl are required' });
      const { asyncTaskId, callbackUrl } = task.output;
      setTimeout(() => {
        const json = { successful: true, message: 'Async plugin completed', note: 'Done.' };
        void fetch(callbackUrl, { method: 'POST', json }).catch(() => undefined);
      }, 5);
      return response.json({ accepted: true, asyncTaskId });
    }),
  );
  app.get('/license', onlyAppConnect, (_request, response) =>
    response.json({ licenseStatus: true, licenseStatusDescription: 'Active' }),
  );
  app.get('/checkAuth', (_request, response) => response.json({ successful: false }));
  app.post('/logout', (_request, response) => response.json({ successful: true }));
  return { id, platform: platformOf(id, kind, logTypes), app };
}

function platformOf(id: string, kind: 'sync' | 'async', logTypes: readonly string[]): JsonObject {
  const base = `https://${pluginHost(id)}`;
  return {
    name: `vendor.${id}`,
    displayName: 'Vendor’s template',
    description: 'Leaves letters out of a note.',
    version: '1.0.0',
    isAsync: kind === 'async',
    supportedLogTypes: logTypes,
    requireLicense: true,
    endpointUrl: `${base}/plugin/${kind}`,
    userRegisterEndpointUrl: `${base}/admin/register`,
    tokenSyncUrl: `${base}/token/sync`,
    licenseStatusUrl: `${base}/license`,
    pageContent: [{ const: 'ignoredLetters', title: 'Letters to leave out', type: 'string' }],
  };
}
