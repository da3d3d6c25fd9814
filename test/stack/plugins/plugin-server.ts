import type { Express } from 'express';
import * as v from 'valibot';
import { answering, createExpressApp } from '../express-app';
import { allowCors } from '../front/cors';
import { bodyData } from '../front/request-body';
import type { WorldFetch } from '../world-client';
import { AsyncInvocationSchema, markBegun, taskOf } from './async-invocation';
import type { WriteTaskStatus } from './async-invocation';
import { BackgroundWork } from './background-work';
import { checkCaller } from './caller-check';
import { LoggingPayloadSchema } from './logging-payload';
import { PluginConfig } from './plugin-config';
import type { PluginDefinition } from './plugin-definition';
import { addRegistrationRoute } from './plugin-registration';
import { PluginTokens, TOKEN_LIFE_S } from './plugin-token';
import { ThirdPartyAccounts, addThirdPartyRoutes } from './third-party-account';

export interface PluginSurroundings {
  readonly fetch: WorldFetch;
  readonly writeTaskStatus: WriteTaskStatus;
  /** ms that background work takes. */
  readonly workMs: number;
}

export interface LicenseStatus {
  readonly licenseStatus: boolean;
  readonly licenseStatusDescription: string;
  readonly errorMessage?: string | undefined;
}

const GOOD_LICENSE: LicenseStatus = {
  licenseStatus: true,
  licenseStatusDescription: 'License: Team, 25 seats',
};

const SyncInvocationSchema = v.object({ data: LoggingPayloadSchema, config: v.optional(v.unknown()) });

/** One plugin's own server, with the endpoints of the vendor's plugin template. */
export class PluginServer {
  readonly app: Express = createExpressApp();
  readonly tokens: PluginTokens;
  readonly background: BackgroundWork;
  readonly accounts: ThirdPartyAccounts;
  license: LicenseStatus = GOOD_LICENSE;

  constructor(
    readonly definition: PluginDefinition,
    private readonly surroundings: PluginSurroundings,
  ) {
    this.tokens = new PluginTokens(definition.id);
    this.background = new BackgroundWork(surroundings.workMs);
    this.accounts = new ThirdPartyAccounts(definition.id, surroundings.fetch);
    this.addRoutes();
  }

  reset(): void {
    this.tokens.lifeSeconds = TOKEN_LIFE_S;
    this.background.clear();
    this.accounts.clear();
    this.license = GOOD_LICENSE;
  }

  private addRoutes(): void {
    const { app, tokens, definition, surroundings } = this;
    const protectedRoute = checkCaller(tokens);
    app.use(allowCors);
    app.get('/isAlive', (_request, response) => response.type('text/plain').send('OK'));
    addRegistrationRoute(app, tokens, surroundings.fetch);
    app.post('/token/sync', protectedRoute, (_request, response) => response.type('text/plain').send('OK'));
    app.get('/license', protectedRoute, (_request, response) => response.json(this.license));
    if (definition.oauth === true) addThirdPartyRoutes(app, this.accounts);
    if ('sync' in definition.runs) this.addSyncRoute(definition.runs.sync);
    else this.addAsyncRoute(definition.runs.async);
  }

  private addSyncRoute(transform: Extract<PluginDefinition['runs'], { sync: unknown }>['sync']): void {
    this.app.post(
      '/plugin/sync',
      checkCaller(this.tokens),
      answering((request, response) => {
        const { data, config } = v.parse(SyncInvocationSchema, bodyData(request));
        response.json(transform(data, new PluginConfig(config), new Date()));
      }),
    );
  }

  private addAsyncRoute(work: Extract<PluginDefinition['runs'], { async: unknown }>['async']): void {
    const { fetch, writeTaskStatus } = this.surroundings;
    const isConnected = (hashedExtensionId: string) => this.accounts.isConnected(hashedExtensionId);
    this.app.post(
      '/plugin/async',
      checkCaller(this.tokens),
      answering(async (request, response) => {
        const invocation = v.parse(AsyncInvocationSchema, bodyData(request));
        await markBegun(invocation, writeTaskStatus);
        this.background.accept(taskOf(invocation, { work, fetch, writeTaskStatus, isConnected }));
        response.json({ accepted: true, asyncTaskId: invocation.asyncTaskId ?? null });
      }),
    );
  }
}
