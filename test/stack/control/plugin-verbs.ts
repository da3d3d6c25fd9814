import type { Express } from 'express';
import * as v from 'valibot';
import { answering } from '../express-app';
import { bodyData } from '../front/request-body';
import { pluginHost } from '../hosts';
import type { PluginServer } from '../plugins/plugin-server';
import type { World } from '../world';
import { refusalManner } from './refusal-manner';

const ENDPOINT_PATHS = {
  sync: '/plugin/sync',
  async: '/plugin/async',
  register: '/admin/register',
  tokenSync: '/token/sync',
  license: '/license',
  authUrl: '/authUrl',
  checkAuth: '/checkAuth',
  logout: '/logout',
  oauthCallback: '/oauth/callback',
} as const;

const BehaveSchema = v.object({
  endpoint: v.optional(v.picklist(Object.keys(ENDPOINT_PATHS))),
  ...refusalManner,
  /** ms that background work takes from now on. */
  workMs: v.optional(v.number()),
  /** Life of the bearer tokens it gives out from now on; a week or less makes it refresh them always. */
  tokenLifeSeconds: v.optional(v.number()),
  /** Connects a person's third-party account without the OAuth flow. */
  connect: v.optional(v.object({ hashedExtensionId: v.string() })),
});

const ReleaseSchema = v.object({
  plugin: v.string(),
  successful: v.optional(v.boolean()),
  note: v.optional(v.string()),
  message: v.optional(v.string()),
});

const LicenseSchema = v.object({
  plugin: v.string(),
  licenseStatus: v.boolean(),
  licenseStatusDescription: v.optional(v.string()),
  errorMessage: v.optional(v.string()),
});

/**
 * POST /hold {plugin}: background tasks wait. GET /held?plugin=: ids of those that do.
 * POST /release {plugin, successful?, note?, message?}: waiting tasks end, by their own outcome or this one.
 * POST /plugin/:id/behave: its next answers at one endpoint fail (as in /fail), or its ways change.
 * POST /license {plugin, licenseStatus, licenseStatusDescription?, errorMessage?}: what it says of the licence.
 */
export function addPluginVerbs(app: Express, world: World): void {
  const pluginOf = (id: unknown): PluginServer => {
    const plugin = world.plugins.get(String(id));
    if (plugin === undefined) throw new Error(`There is no plugin ${String(id)}`);
    return plugin;
  };
  app.post(
    '/hold',
    answering((request, response) => {
      pluginOf(v.parse(v.object({ plugin: v.string() }), bodyData(request)).plugin).background.hold();
      response.json({});
    }),
  );
  app.get(
    '/held',
    answering((request, response) => {
      response.json({ taskIds: pluginOf(request.query['plugin']).background.heldTaskIds });
    }),
  );
  app.post(
    '/release',
    answering(async (request, response) => {
      const { plugin, successful, note, message } = v.parse(ReleaseSchema, bodyData(request));
      const outcome =
        successful === undefined ? null : { successful, note: note ?? '', message: message ?? '' };
      response.json({ released: await pluginOf(plugin).background.release(outcome) });
    }),
  );
  app.post(
    '/plugin/:id/behave',
    answering((request, response) => {
      const plugin = pluginOf(request.params['id']);
      const { endpoint, workMs, tokenLifeSeconds, connect, ...effect } = v.parse(
        BehaveSchema,
        bodyData(request),
      );
      if (workMs !== undefined) plugin.background.workMs = workMs;
      if (tokenLifeSeconds !== undefined) plugin.tokens.lifeSeconds = tokenLifeSeconds;
      if (connect !== undefined) plugin.accounts.connect(connect.hashedExtensionId, 'connected-by-control');
      if (endpoint !== undefined) {
        const path = Object.entries(ENDPOINT_PATHS).find(([name]) => name === endpoint)?.[1];
        world.failures.arm({ ...effect, host: pluginHost(plugin.definition.id), path });
      }
      response.json({});
    }),
  );
  app.post(
    '/license',
    answering((request, response) => {
      const {
        plugin,
        licenseStatus,
        licenseStatusDescription = '',
        errorMessage,
      } = v.parse(LicenseSchema, bodyData(request));
      pluginOf(plugin).license = {
        licenseStatus,
        licenseStatusDescription,
        ...(errorMessage === undefined ? {} : { errorMessage }),
      };
      response.json({});
    }),
  );
}
