import { vi } from 'vitest';
import type { Http } from '../../../src/api/basics/http';
import type { Call } from '../../../src/core/activity/call';
import { createControlClient } from '../../stack/control-client';
import type { StackAddresses } from '../../stack/stack';
import { openPage } from './page';
import { createSurroundings } from './worker';

/** Public names are on this machine's loopback, the host named in the path. */
function reach(stack: StackAddresses, url: string): string {
  return url.replace('https://', `http://127.0.0.1:${stack.loopbackPort}/@`);
}

async function loadWorker() {
  const [
    connection,
    document,
    outbox,
    recording,
    crmLogs,
    decisions,
    logContext,
    contacts,
    start,
    oauth,
    landing,
    account,
    connector,
    answers,
    manifest,
    pluginAccount,
  ] = await Promise.all([
    import('../../../src/background/sign-in/connection'),
    import('../../../src/background/settings/admin-document'),
    import('../../../src/background/activity/outbox'),
    import('../../../src/background/activity/recording'),
    import('../../../src/actions/activity/find-crm-logs'),
    import('../../../src/actions/activity/decide-activity'),
    import('../../../src/actions/activity/load-log-context'),
    import('../../../src/actions/crm/find-contacts'),
    import('../../../src/background/start'),
    import('../../../src/background/sign-in/plugin-sign-in'),
    import('../../../src/background/sign-in/sign-in-landing'),
    import('../../../src/background/sign-in/plugin-account'),
    import('../../../src/background/plugins/plugin-answers'),
    import('../../../src/actions/crm/load-connector'),
    import('../../../src/actions/directory/load-manifest'),
    import('../../../src/actions/sign-in/connect-plugin-account'),
  ]);
  return {
    ...connection,
    ...document,
    ...outbox,
    ...recording,
    ...crmLogs,
    ...decisions,
    ...logContext,
    ...contacts,
    ...start,
    ...oauth,
    ...landing,
    ...account,
    ...connector,
    ...answers,
    /** What pages ask of the directory, and of it the worker. */
    loadPlugin: manifest.loadPlugin,
    pages: pluginAccount,
  };
}

/**
 * A sample person's worker over the real servers, signed in and connected; only the browser is played. Several people
 * may be at work, one after the other: each has a browser of their own.
 */
export async function openWorker(stack: StackAddresses, person: string, connectorId: string) {
  vi.resetModules();
  const world = createSurroundings({ besides: true });
  vi.doMock('../../../src/platform/browser', () => ({ browser: world.browser }));
  // Of this worker's own modules: a problem is known by its class.
  const { createHttp } = await import('../../../src/api/basics/transport');
  const http: Http = (request) => createHttp(() => true)({ ...request, url: reach(stack, request.url) });
  const control = createControlClient(stack.control);
  const tokens = Object(await control.order('/sign-in', { person }));
  const { readIdentity } = await import('../../../src/api/sign-in/ringcentral');
  await world.browser.storage.local.set({
    identity: await readIdentity(http, tokens.access_token),
    ringCentralTokens: { refreshToken: tokens.refresh_token },
  });
  await world.browser.storage.session.set({
    ringCentralAccess: { accessToken: tokens.access_token, expiresAt: world.clock.time + 3_600_000 },
  });
  const worker = await loadWorker();
  const context = world.context(http);
  const page = await openPage(world, context);
  const apiKey = `keycrm-${{ 101: 'priya', 102: 'dana', 104: 'lee' }[person] ?? 'sam'}`;
  const { target } = (await worker.loadConnector(connectorId)).start;
  await worker.connect(context, target, { apiKey });
  /** A call that waits for its log, and the log as its form is filled in. */
  const prepareLog = async (sessionId: string, note: string) => {
    const call: Call = {
      sessionId,
      telephonySessionId: `s-${sessionId}`,
      direction: 'Inbound',
      startTime: 1_700_000_000_000,
      duration: 65,
      result: 'Disconnected',
      from: { phoneNumber: '+16505550123', name: 'Ada' },
      to: { phoneNumber: '+16505550100' },
    };
    const { activityId } = await worker.recordCall(context, call, true);
    const { contacts } = await worker.getLogContext(activityId);
    const form = { contact: contacts[0], subject: 'Inbound call', note, additional: {} };
    return { activityId, form };
  };
  const activityOf = async (activityId: string) => {
    const { activities } = await import('../../../src/storage/activity/activities');
    return activities.get(activityId);
  };
  const stored = async (): Promise<{ [item: string]: unknown }> => ({
    ...(await world.browser.storage.local.get(['connection', 'sessionToken', 'ringCentralTokens'])),
    ...(await world.browser.storage.session.get('ringCentralAccess')),
  });
  return {
    ...worker,
    ...page,
    context,
    world,
    stored,
    /** A request as any other client would make it, with this person's tokens. */
    ask: async (method: string, path: string, body?: unknown): Promise<unknown> => {
      const { connection, sessionToken, ringCentralAccess } = Object(await stored());
      const url = new URL(path, connection.serverUrl);
      if (!connection.capabilities.rcTokenInHeader)
        url.searchParams.set('rcAccessToken', ringCentralAccess.accessToken);
      const response = await fetch(reach(stack, url.href), {
        method,
        headers: {
          authorization: `Bearer ${sessionToken.token}`,
          'x-rc-access-token': ringCentralAccess.accessToken,
          'content-type': 'application/json',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${path}: ${text}`);
      return text.startsWith('{') ? JSON.parse(text) : text;
    },
    /** Logs a call with this note; says what became of it. */
    log: async (sessionId: string, note: string) => {
      const { activityId, form } = await prepareLog(sessionId, note);
      await worker.queueLog(context, activityId, form);
      await worker.flushOutbox(context);
      return activityOf(activityId);
    },
    /** The same by a press of Save in a panel whose settings are old. */
    logAfterRefresh: async (sessionId: string, note: string) => {
      const log = await prepareLog(sessionId, note);
      const { call } = await import('../../../src/protocol/client');
      await call('logActivity', { ...log, isUpdate: false, awaitsRefresh: true });
      await page.refreshSettings();
      return vi.waitFor(async () => {
        const activity = await activityOf(log.activityId);
        if (activity?.fate !== 'logged') throw new Error(`It is ${activity?.fate}`);
        return activity;
      });
    },
  };
}
