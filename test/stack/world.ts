import { AppConnectServer } from './core/app-connect-server';
import { SERVER_VERSIONS } from './core/core-version';
import type { ServerName } from './core/core-version';
import { serverUrl } from './connectors/connector-manifest';
import { CrmTokens } from './crm/crm-access';
import { createKeyCrm, createOAuthCrm } from './crm/crm-app';
import type { Crm } from './crm/crm-app';
import type { CrmName } from './crm/crm-records';
import { DialerOptions } from './dialer-options';
import { Catalog } from './directory/catalog';
import { ExchangeJournal } from './front/exchange-journal';
import { Failures } from './front/failures-on-command';
import { HostRouter } from './front/host-router';
import { LoggingService } from './logging-service/logging-service';
import { PluginServer } from './plugins/plugin-server';
import { SAMPLE_PLUGINS } from './plugins/sample-plugins';
import { TokenStore } from './ringcentral/token-store';
import { createWorldFetch, type WorldFetch } from './world-client';
import type { WriteTaskStatus } from './plugins/async-invocation';

export interface WorldOptions {
  /** ms that an async plugin's background work takes. */
  readonly workMs: number;
  /** `postgres://` address for both servers; null for the embedded database. */
  readonly databaseUrl: string | null;
  /** The App Connect servers that run. */
  readonly runningServers: readonly ServerName[];
  /** Port of the loopback front, once it is open. */
  readonly loopbackPort: () => number;
}

/** Every part of the stack and its state, behind the front. */
export class World {
  readonly router = new HostRouter();
  readonly journal = new ExchangeJournal();
  readonly failures = new Failures();
  readonly tokens = new TokenStore();
  readonly dialer = new DialerOptions(this.tokens);
  readonly catalog = new Catalog();
  readonly loggingService = new LoggingService();
  readonly fetchAsLoggingService: WorldFetch;
  readonly fetchAsOwnClient: WorldFetch;
  readonly crmTokens = new CrmTokens();
  readonly crms: Readonly<Record<CrmName, Crm>>;
  readonly servers: Readonly<Record<ServerName, AppConnectServer>>;
  readonly plugins: ReadonlyMap<string, PluginServer>;

  constructor(private readonly options: WorldOptions) {
    this.crms = { keycrm: createKeyCrm(), oauthcrm: createOAuthCrm(this.crmTokens) };
    this.servers = { callback: this.createServer('callback'), polling: this.createServer('polling') };
    this.fetchAsLoggingService = createWorldFetch(options.loopbackPort, 'logging_service');
    this.fetchAsOwnClient = createWorldFetch(options.loopbackPort, 'own_client');
    this.plugins = new Map(
      SAMPLE_PLUGINS.map((definition) => {
        const fetch = createWorldFetch(options.loopbackPort, `plugin:${definition.id}`);
        const { workMs } = options;
        return [
          definition.id,
          new PluginServer(definition, { fetch, workMs, writeTaskStatus: this.writeTaskStatus }),
        ];
      }),
    );
  }

  /** Starts the App Connect servers. */
  async start(): Promise<void> {
    await Promise.all(this.options.runningServers.map((name) => this.servers[name].start()));
  }

  /** Puts everything back to how it was at the start, both servers' tables included. */
  async reset(): Promise<void> {
    this.failures.clear();
    this.journal.clear();
    this.tokens.clear();
    this.dialer.reset();
    this.catalog.reset();
    this.loggingService.reset();
    for (const crm of Object.values(this.crms)) crm.reset();
    for (const plugin of this.plugins.values()) plugin.reset();
    await this.start();
    for (const name of this.options.runningServers) await this.servers[name].process.ask({ name: 'clear' });
  }

  /** Ends timers and processes. */
  async close(): Promise<void> {
    for (const plugin of this.plugins.values()) plugin.background.clear();
    await Promise.all(Object.values(this.servers).map((server) => server.close()));
  }

  private createServer(name: ServerName): AppConnectServer {
    return new AppConnectServer(() => ({
      version: SERVER_VERSIONS[name],
      publicUrl: serverUrl(name),
      worldPort: this.options.loopbackPort(),
      caller: `server:${name}`,
      databaseUrl: this.options.databaseUrl,
    }));
  }

  private readonly writeTaskStatus: WriteTaskStatus = async (taskId, status) => {
    await this.servers.polling.process.ask({
      name: 'updateRows',
      table: 'cache',
      where: { id: taskId },
      values: { status },
    });
  };
}
