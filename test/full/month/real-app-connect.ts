import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import { createRandom } from '../../unit/background/simulation/random';
import { connectorManifest, CONNECTOR_IDENTITIES } from '../../stack/connectors/connector-manifest';
import type { ServerName } from '../../stack/core/core-version';
import { HOSTS, pluginHost } from '../../stack/hosts';
import { mapTexts } from '../../stack/plugins/logging-payload';
import type { PluginConfig } from '../../stack/plugins/plugin-config';
import type { PageField, PluginDefinition } from '../../stack/plugins/plugin-definition';
import { pluginManifest } from '../../stack/plugins/plugin-manifest';
import { PluginServer } from '../../stack/plugins/plugin-server';
import type { Stack } from '../../stack/stack';
import { createWorldFetch } from '../../stack/world-client';
import { AppConnect, type CrmCallLog, type CrmContact } from './app-connect';
import type { Arrival, Reply } from './network';
import { published, textOf, type Published, type Run } from './plugins';
import type { World } from './world';

const platform = 'keyCRM';
const apiKeys: { readonly [extension: string]: string } = {
  101: 'keycrm-priya',
  102: 'keycrm-dana',
  103: 'keycrm-sam',
  104: 'keycrm-lee',
};
const logTypes = { SMS: 'sms', Fax: 'fax' } as const;
const LogTypeSchema = v.fallback(v.picklist(['SMS', 'Fax']), 'SMS');
const FieldTypeSchema = v.picklist(['string', 'boolean', 'number', 'selection']);
const DefaultSchema = v.optional(v.string());

/** Plays a host of the simulation for the real server, which asks it over the machine's own network. */
function serve(answer: (arrival: Arrival, reply: (reply: Reply) => void) => void, host: string) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', `https://${host}`);
    const headers = { authorization: request.headers.authorization ?? '' };
    const arrival = { from: 'server', method: request.method ?? 'GET', url, headers, body: {} };
    request.resume();
    answer(arrival, ({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  };
}

/**
 * A real App Connect server with its CRM, in the place of the played one. It takes no simulated time, and of two
 * requests one is over before the other begins; RingCentral, the directory and what plugins do are the month's.
 */
export class RealAppConnect extends AppConnect {
  private asked: { readonly arrival: Arrival; readonly extension: string } | undefined;
  private logsSeen = 0;
  private contactsSeen = 0;
  private readonly written = new Map<string, number>();
  private readonly runOf = new Map<string, Run>();

  constructor(
    private readonly world: World,
    private readonly stack: Stack,
    name: ServerName,
  ) {
    super(world.happenings, createRandom(world.seed), world.ringCentral, world.plugins);
    const { router } = stack.world;
    const { directory, ringCentral } = world;
    this.records.contacts = [];
    router.set(
      HOSTS.ringcentral,
      serve((...asked) => ringCentral.answer(...asked), HOSTS.ringcentral),
    );
    router.set(
      HOSTS.directory,
      serve(
        (arrival, reply) =>
          // Whoever waits for nothing at all would wait in true time.
          directory.outage === 0 ? reply({ status: 503, body: {} }) : directory.answer(arrival, reply),
        HOSTS.directory,
      ),
    );
    const [identity] = CONNECTOR_IDENTITIES;
    if (identity) directory.manifests.set('keycrm', connectorManifest(identity, name));
    for (const plugin of published) this.openPlugin(plugin);
  }

  private get records() {
    return this.stack.world.crms.keycrm.records;
  }

  override apiKeyOf(extension: string): string {
    return apiKeys[extension] ?? '';
  }

  override addContact(whose: string, phone: string, name: string): CrmContact {
    const { id } = this.records.addContact({ name, type: 'Contact', phone }, new Date());
    return { id, platform: whose, phone, name, by: '' };
  }

  override answer(arrival: Arrival, reply: (reply: Reply) => void): void {
    this.happenings.waitFor(
      (async () => {
        this.asked = { arrival, extension: this.world.ownerOf.get(arrival.from) ?? '' };
        const answer = await this.send(arrival);
        if (arrival.method !== 'GET') await this.rest();
        this.observe(arrival, answer);
        reply(answer);
      })(),
    );
  }

  private send({ method, url, headers, body }: Arrival): Promise<Reply> {
    const sent = method === 'GET' ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        {
          host: '127.0.0.1',
          port: this.stack.loopbackPort,
          method,
          path: `/@${url.host}${url.pathname}${url.search}`,
          headers: {
            ...headers,
            ...(sent !== undefined && {
              'content-type': 'application/json',
              'content-length': String(Buffer.byteLength(sent)),
            }),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.once('error', reject);
          response.once('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            const isJson = String(response.headers['content-type']).includes('json');
            resolve({ status: response.statusCode ?? 0, body: isJson ? JSON.parse(text) : text });
          });
        },
      );
      request.once('error', reject);
      request.end(sent);
    });
  }

  /** Until the server has told everybody: it calls a plugin for later work after it has answered. */
  private async rest(): Promise<void> {
    for (let still = 0; still < 2; still += 1) {
      await new Promise((done) => void setTimeout(done, 2));
      if (this.stack.world.journal.list().some(({ answer }) => answer === null)) still = -1;
    }
    this.stack.world.journal.clear();
  }

  private observe({ method, url, body }: Arrival, { status, body: said }: Reply): void {
    const isDone = status === 200;
    const isSuccess = isDone && Object(said).successful === true;
    switch (`${method} ${url.pathname}`) {
      case 'POST /admin/settings':
        if (!isDone) break;
        this.admin = Object(Object(body).adminSettings).userSettings ?? this.admin;
        this.onAdminWrite();
        break;
      case 'POST /plugin/register':
        if (isSuccess) this.registered.add(String(Object(body).pluginId));
        break;
      case 'DELETE /plugin/unregister':
        if (isSuccess) this.registered.delete(url.searchParams.get('pluginId') ?? '');
        break;
      case 'PATCH /callLog': {
        const log = this.find(platform, this.asked?.extension ?? '', String(Object(body).sessionId));
        if (isSuccess && log) log.given = String(Object(body).note ?? '');
        break;
      }
      default:
    }
    this.readRecords(body);
  }

  /** What the CRM has that it had not before. */
  private readRecords(body: unknown): void {
    const extension = this.asked?.extension ?? '';
    const { contacts, logs } = this.records;
    for (const { id, phone, name } of contacts.slice(this.contactsSeen)) {
      const by = this.asked?.arrival.url.pathname === '/contact' ? extension : '';
      const contact = { id, platform, phone, name, by };
      this.contacts.push(contact);
      this.onContact(contact);
    }
    this.contactsSeen = contacts.length;
    for (const { id, kind, note } of logs.slice(this.logsSeen)) {
      if (kind !== 'call') continue;
      const { logInfo, note: given = '' } = Object(body);
      const sessionId = String(Object(logInfo).sessionId);
      const at = this.happenings.now;
      const log: CrmCallLog = { id, platform, extension, sessionId, given: String(given), note, at };
      this.callLogs.push(log);
      this.bySession.set(`${platform}|${extension}|${sessionId}`, log);
    }
    this.logsSeen = logs.length;
    if (this.asked?.arrival.url.pathname === '/messageLog') this.readMessages(extension);
  }

  private readMessages(extension: string): void {
    const counts = new Map<string, number>();
    for (const { contactId, messages } of this.records.logs)
      for (const { id: messageId } of messages) {
        const key = `${messageId}|${contactId}`;
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        if (count <= (this.written.get(key) ?? 0)) continue;
        this.written.set(key, count);
        this.messages.push({ platform, extension, messageId, contactId });
        this.logged.add(`${platform}|${extension}|${messageId}`);
      }
  }

  private beginRun(plugin: Published, config: PluginConfig): Run {
    const { asked } = this;
    if (!asked) throw new Error(`${plugin.id} runs for nobody`);
    const { arrival, extension } = asked;
    const { sessionId, logInfo } = Object(arrival.body);
    const isCall = arrival.url.pathname === '/callLog';
    const { type, conversationLogId } = Object(logInfo);
    const given = plugin.fields.flatMap(({ const: key }) => {
      const value = config.read(key, v.unknown(), undefined);
      return value === undefined ? [] : [[key, { value }]];
    });
    return this.plugins.begin({
      pluginId: plugin.id,
      extension,
      platform,
      sessionId: String(isCall ? (sessionId ?? Object(logInfo).sessionId) : conversationLogId),
      logType: isCall ? 'call' : logTypes[v.parse(LogTypeSchema, type)],
      from: arrival.from,
      isUpdate: arrival.method === 'PATCH',
      config: this.generation === 'polling' ? undefined : given.length > 0 ? Object.fromEntries(given) : null,
    });
  }

  /** A plugin's own server, with the vendor's endpoints; what it does is the month's. */
  private openPlugin(plugin: Published): void {
    const { world } = this.stack;
    const definition: PluginDefinition = {
      id: plugin.id,
      name: plugin.name,
      displayName: plugin.title,
      description: plugin.title,
      developer: 'Labs',
      version: '1.0.0',
      access: 'public',
      ownerAccountId: '100000001',
      supportedLogTypes: plugin.logTypes.filter((type) => type === 'call' || type === 'sms'),
      pageContent: plugin.fields.map((field): PageField => {
        const { default: value, type, ...rest } = field;
        const given = v.parse(DefaultSchema, value);
        return {
          ...rest,
          type: v.parse(FieldTypeSchema, type),
          ...(given !== undefined && { default: given }),
        };
      }),
      runs: plugin.isAsync
        ? {
            async: (_payload, config, { taskId }) => {
              const run = this.beginRun(plugin, config);
              this.runOf.set(taskId, run);
              return { successful: true, note: textOf(run) };
            },
          }
        : {
            sync: (payload, config) => {
              const run = this.beginRun(plugin, config);
              return mapTexts(payload, (text) => this.plugins.redact([run], text));
            },
          },
    };
    const server = new PluginServer(definition, {
      fetch: createWorldFetch(() => this.stack.loopbackPort, `plugin:${plugin.id}`),
      workMs: 0,
      writeTaskStatus: async (taskId, status) => {
        await world.servers.polling.process.ask({
          name: 'updateRows',
          table: 'cache',
          where: { id: taskId },
          values: { status },
        });
      },
    });
    server.background.accept = (task) => {
      const outcome = task.work();
      const run = this.runOf.get(task.id);
      if (!run) return;
      this.plugins.work(run, () =>
        this.happenings.waitFor(
          task
            .report(run.end === 'answered' ? outcome : { successful: false })
            .catch(() => undefined)
            .then(() => this.rest()),
        ),
      );
    };
    world.router.set(pluginHost(plugin.id), server.app);
    this.world.directory.manifests.set(plugin.id, pluginManifest(definition));
  }
}
