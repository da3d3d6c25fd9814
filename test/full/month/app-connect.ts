import type { Random } from '../../unit/background/simulation/random';
import type { Happenings } from './happenings';
import type { Arrival, Reply } from './network';
import { textOf, type Plugins, type Run } from './plugins';
import type { RingCentral } from './ring-central';

type Document = { [key: string]: unknown };

export interface CrmCallLog {
  readonly id: string;
  readonly platform: string;
  readonly extension: string;
  readonly sessionId: string;
  /** As the last request gave it, before any plugin. */
  given: string;
  note: string;
  readonly at: number;
}

export interface CrmMessage {
  readonly platform: string;
  readonly extension: string;
  readonly messageId: string;
  readonly contactId: string;
}

export interface CrmContact {
  readonly id: string;
  readonly platform: string;
  readonly name: string;
  readonly phone: string;
  /** Whose request made it; '' for one that was there before. */
  readonly by: string;
}

interface Session {
  readonly extension: string;
  readonly platform: string;
}

export const domain = '.app-connect.example';
const refused = (body: unknown, status = 400): Reply => ({ status, body });
const done = (body: unknown): Reply => ({ status: 200, body });
const noRoute = ({ method, url }: Arrival): Reply =>
  refused(`<!DOCTYPE html><pre>Cannot ${method} ${url.pathname}</pre>`, 404);
const adminsOnly = new Set(['/admin/settings', '/plugin/register', '/plugin/unregister']);

/**
 * An App Connect server of either generation with its CRMs, as far as the panel's work goes: sessions and message ids
 * are looked up when a request begins and written down when it ends (core 1.7.41 handlers/log.js).
 */
export class AppConnect {
  generation: 'callback' | 'polling' = 'callback';
  hasCallBacks = true;
  admin: Document = {};
  readonly own = new Map<string, Document>();
  readonly registered = new Set<string>();
  readonly callLogs: CrmCallLog[] = [];
  readonly messages: CrmMessage[] = [];
  readonly contacts: CrmContact[] = [];
  readonly callBacks: { readonly contactId: string; readonly scheduledAt: string; readonly whose: string }[] =
    [];
  /** People whose CRM has ended the server's session: `<extension>|<platform>`. */
  readonly revoked = new Set<string>();
  onContact: (contact: CrmContact) => void = () => undefined;
  onAdminWrite: () => void = () => undefined;
  onOwnWrite: (whose: string) => void = () => undefined;
  unknownRoutes = new Set<string>();
  private readonly sessions = new Map<string, Session>();
  protected readonly bySession = new Map<string, CrmCallLog>();
  protected readonly messageIds = new Set<string>();
  protected readonly logged = new Set<string>();
  private readonly rows = new Map<string, Run>();
  protected last = 0;

  constructor(
    protected readonly happenings: Happenings,
    private readonly random: Random,
    private readonly ringCentral: RingCentral,
    protected readonly plugins: Plugins,
  ) {}

  /** What a person connects the CRM with. */
  apiKeyOf(extension: string): string {
    return `key-${extension}`;
  }

  find(platform: string, extension: string, sessionId: string): CrmCallLog | undefined {
    return this.bySession.get(`${platform}|${extension}|${sessionId}`);
  }

  /** As if it had never written any. */
  forgetLogs(): void {
    this.bySession.clear();
  }

  hasMessage(platform: string, extension: string, messageId: string): boolean {
    return this.logged.has(`${platform}|${extension}|${messageId}`);
  }

  answer(arrival: Arrival, reply: (reply: Reply) => void): void {
    const { url, headers } = arrival;
    const token =
      url.searchParams.get('jwtToken') ?? (headers['authorization'] ?? '').replace(/^Bearer /, '');
    const session = this.sessions.get(token);
    const open = this.answerOpen(arrival, session);
    if (open) return reply(open);
    if (!session) return reply(refused('Please go to Settings and authorize CRM platform'));
    if (adminsOnly.has(url.pathname)) {
      const problem = this.refuseAdmin(arrival);
      if (problem) return reply(problem);
    }
    if (touchesCrm.has(url.pathname) && this.revoked.has(`${session.extension}|${session.platform}`))
      return reply(
        refused(
          { successful: false, errorCode: 'CRM_SESSION_REVOKED', returnMessage: { message: 'Revoked' } },
          401,
        ),
      );
    return this.answerPerson(arrival, session, reply);
  }

  private tokenOf({ headers, url, body }: Arrival): string {
    return this.generation === 'callback'
      ? (headers['x-rc-access-token'] ?? '')
      : (url.searchParams.get('rcAccessToken') ?? String(Object(body).rcAccessToken ?? ''));
  }

  private refuseAdmin(arrival: Arrival): Reply | undefined {
    const who = this.ringCentral.whoHas(this.tokenOf(arrival));
    if (!who) return refused({ error: 'Request failed with status code 401' });
    return who.isAdmin ? undefined : refused('Admin validation failed');
  }

  private answerOpen(arrival: Arrival, session: Session | undefined): Reply | undefined {
    const { method, url, body, headers } = arrival;
    const isCallback = this.generation === 'callback';
    switch (`${method} ${url.pathname}`) {
      case 'GET /userInfoHash':
        return done({
          extensionId: `hashed-${url.searchParams.get('extensionId')}`,
          accountId: `hashed-${url.searchParams.get('accountId')}`,
        });
      case 'GET /implementedInterfaces':
        return done({ createCallLog: true, updateCallLog: true, createMessageLog: true, findContact: true });
      case 'GET /user/preloadSettings':
        if (url.searchParams.has('rcAccountId')) return done({ userSettings: this.admin });
        if (!isCallback) return refused('Cannot find rc user login');
        return this.ringCentral.whoHas(headers['x-rc-access-token'] ?? '')
          ? done({})
          : refused({ error: 'Request failed with status code 401' });
      case 'POST /plugin/register':
        if (!isCallback) return noRoute(arrival);
        return Object(body).pluginId
          ? undefined
          : refused({ successful: false, returnMessage: 'Missing id' });
      case 'DELETE /plugin/unregister':
        return isCallback ? undefined : noRoute(arrival);
      case 'POST /pluginAsyncTask':
        if (isCallback) return noRoute(arrival);
        return session ? undefined : refused('Missing session');
      case 'GET /calldown':
      case 'POST /calldown':
        if (!this.hasCallBacks) return noRoute(arrival);
        return session ? undefined : refused('Missing session');
      case 'GET /plugin/licenseStatus': {
        if (!isCallback) return noRoute(arrival);
        const id = url.searchParams.get('pluginId') ?? '';
        return this.registered.has(id) ? done({ licenseStatus: true }) : { status: 200, body: '' };
      }
      case 'POST /apiKeyLogin':
        return this.logIn(arrival);
      default:
        return undefined;
    }
  }

  private logIn(arrival: Arrival): Reply {
    const { platform, apiKey } = Object(arrival.body);
    const who = this.ringCentral.whoHas(this.tokenOf(arrival));
    if (!who) return refused({ error: 'Request failed with status code 401' });
    this.last += 1;
    const token = `session-of-${apiKey}-${this.last}`;
    const extension = String(apiKey).replace('key-', '');
    this.sessions.set(token, { extension, platform: String(platform) });
    this.revoked.delete(`${extension}|${platform}`);
    return done({ jwtToken: token, name: `CRM user ${extension}`, returnMessage: { message: 'Connected' } });
  }

  private answerPerson(arrival: Arrival, session: Session, reply: (reply: Reply) => void): void {
    const { method, url, body } = arrival;
    const { platform, extension } = session;
    const whose = `${extension}|${platform}`;
    const own = this.own.get(whose) ?? {};
    switch (`${method} ${url.pathname}`) {
      case 'GET /user/settings':
        return reply(done(own));
      case 'POST /user/settings': {
        const { userSettings, settingKeysToRemove = [] } = Object(body);
        const changed: Document = { ...own, ...userSettings };
        for (const key of settingKeysToRemove) if (changed[key]) delete changed[key];
        this.own.set(whose, changed);
        this.onOwnWrite(whose);
        return reply(done({ userSettings: changed }));
      }
      case 'GET /admin/settings':
        return reply(done({ id: 'row', userSettings: this.admin, userMappings: null }));
      case 'POST /admin/settings': {
        const { userSettings = this.admin } = Object(Object(body).adminSettings);
        this.admin = userSettings;
        this.onAdminWrite();
        return reply(refused('Admin settings updated', 200));
      }
      case 'POST /plugin/register':
        this.registered.add(String(Object(body).pluginId));
        return reply(done({ successful: true }));
      case 'DELETE /plugin/unregister':
        this.registered.delete(url.searchParams.get('pluginId') ?? '');
        return reply(done({ successful: true }));
      case 'POST /unAuthorize':
        return reply(done({ successful: true }));
      case 'GET /contact':
        return reply(done({ successful: true, contact: this.contactsWith(platform, url) }));
      case 'POST /contact': {
        const { phoneNumber, newContactName, newContactType } = Object(body);
        const made = this.addContact(platform, String(phoneNumber), String(newContactName), extension);
        return reply(done({ successful: true, contact: { ...made, type: newContactType } }));
      }
      case 'GET /callLog':
        return reply(done({ successful: true, logs: this.findLogs(session, url) }));
      case 'POST /callLog':
        return this.createLog(session, arrival, reply);
      case 'PATCH /callLog':
        return this.updateLog(session, arrival, reply);
      case 'POST /messageLog':
        return this.logMessages(session, arrival, reply);
      case 'GET /calldown':
        return reply(done({ items: this.callBacks.filter((item) => item.whose === whose) }));
      case 'POST /calldown': {
        const { contactId, scheduledAt } = Object(body);
        this.callBacks.push({ contactId, scheduledAt, whose });
        return reply(done({ successful: true }));
      }
      case 'POST /pluginAsyncTask':
        return reply(done({ tasks: this.readTasks(Object(body).asyncTaskIds ?? []) }));
      default:
        this.unknownRoutes.add(`${method} ${url.pathname}`);
        return reply(noRoute(arrival));
    }
  }

  addContact(platform: string, phone: string, name: string, by = ''): CrmContact {
    this.last += 1;
    const contact = { id: `contact-${this.last}`, platform, phone, name, by };
    this.contacts.push(contact);
    this.onContact(contact);
    return contact;
  }

  private contactsWith(platform: string, url: URL): unknown[] {
    const phone = url.searchParams.get('phoneNumber') ?? '';
    const found = this.contacts.filter((contact) => contact.platform === platform && contact.phone === phone);
    const offer = { id: 'createNewContact', name: 'Create new contact', isNewContact: true };
    return [...found.map((contact) => ({ ...contact, type: 'Contact' })), offer];
  }

  private findLogs({ platform, extension }: Session, url: URL): unknown[] {
    const ids = (url.searchParams.get('sessionIds') ?? '').split(',').slice(0, 5);
    return ids.map((sessionId) => {
      const log = this.find(platform, extension, sessionId);
      return log
        ? { sessionId, matched: true, logId: log.id, logData: { note: log.note, subject: 'Call' } }
        : { sessionId, matched: false };
    });
  }

  /** Plugins that run on a log of this kind, by the server's generation. */
  private running(session: Session, logType: string): string[] {
    if (this.generation === 'callback')
      return [...this.registered].filter((id) => this.plugins.runsOn(id, logType));
    const own = this.own.get(`${session.extension}|${session.platform}`) ?? {};
    return Object.entries(own).flatMap(([key, record]) => {
      const id = key.startsWith('plugin_') ? key.slice('plugin_'.length) : '';
      const types = Object(Object(record).value).logTypes;
      return id && Array.isArray(types) && types.includes(logType) ? [id] : [];
    });
  }

  private begin(
    session: Session,
    arrival: Arrival,
    logType: 'call' | 'sms' | 'fax',
    sessionId: string,
  ): Run[] {
    const { extension, platform } = session;
    const own = this.own.get(`${extension}|${platform}`) ?? {};
    return this.running(session, logType).map((pluginId) => {
      const record = Object(Object(own[`plugin_${pluginId}`]).value).config;
      return this.plugins.begin({
        pluginId,
        extension,
        platform,
        sessionId,
        logType,
        from: arrival.from,
        isUpdate: arrival.method === 'PATCH',
        // The polling server hands out no settings.
        config: this.generation === 'callback' ? (record ?? null) : undefined,
      });
    });
  }

  private createLog(session: Session, arrival: Arrival, reply: (reply: Reply) => void): void {
    const { platform, extension } = session;
    const { logInfo, note = '' } = Object(arrival.body);
    const sessionId = String(Object(logInfo).sessionId);
    if (this.find(platform, extension, sessionId))
      return reply(
        done({ successful: false, returnMessage: { message: `Existing log for session ${sessionId}` } }),
      );
    const runs = this.begin(session, arrival, 'call', sessionId);
    this.happenings.in(300 + this.random.below(3000), undefined, () => {
      this.last += 1;
      const log: CrmCallLog = {
        id: `log-${this.last}`,
        platform,
        extension,
        sessionId,
        given: String(note),
        note: this.plugins.redact(runs, String(note)),
        at: this.happenings.now,
      };
      this.callLogs.push(log);
      this.bySession.set(`${platform}|${extension}|${sessionId}`, log);
      reply(done({ successful: true, logId: log.id, returnMessage: null, ...this.work(log, runs) }));
    });
  }

  private updateLog(session: Session, arrival: Arrival, reply: (reply: Reply) => void): void {
    const { sessionId, note = '' } = Object(arrival.body);
    const log = this.find(session.platform, session.extension, String(sessionId));
    if (!log) return reply(done({ successful: false }));
    const runs = this.begin(session, arrival, 'call', String(sessionId));
    this.happenings.in(300 + this.random.below(3000), undefined, () => {
      log.given = String(note);
      log.note = this.plugins.redact(runs, String(note));
      reply(done({ successful: true, logId: log.id, returnMessage: null, ...this.work(log, runs) }));
    });
  }

  /** Background work begins when the log has been written. */
  private work(log: CrmCallLog, runs: readonly Run[]): { pluginAsyncTaskIds?: string[] } {
    const later = runs.filter((run) => this.plugins.isAsync(run.pluginId));
    for (const run of later) {
      run.startedAt = this.happenings.now;
      this.plugins.work(run, () => {
        if (run.end === 'answered') log.note = `${log.note}\n\n${textOf(run)}`;
      });
    }
    if (this.generation === 'callback') return {};
    for (const run of later) this.rows.set(run.id, run);
    return { pluginAsyncTaskIds: later.map(({ id }) => id) };
  }

  private readTasks(ids: readonly string[]): unknown[] {
    return ids.flatMap((id) => {
      const run = this.rows.get(id);
      if (!run) return [];
      if (run.end !== 'working') this.rows.delete(id);
      const status = { working: 'processing', answered: 'completed', failed: 'failed' }[run.end];
      return [{ cacheKey: `pluginTask-${this.plugins.nameOf(run.pluginId)}`, status }];
    });
  }

  private logMessages(session: Session, arrival: Arrival, reply: (reply: Reply) => void): void {
    const { platform, extension } = session;
    const { logInfo, contactId } = Object(arrival.body);
    const { type, messages = [], conversationLogId } = Object(logInfo);
    const kind = { SMS: 'sms', Fax: 'fax' }[String(type)];
    const logType = kind === 'fax' ? 'fax' : 'sms';
    const isBlocked =
      this.generation === 'polling' && kind !== undefined && this.running(session, logType).length > 0;
    if (isBlocked)
      return reply(done({ successful: false, returnMessage: { message: 'Error creating message log' } }));
    const known = new Set(this.messageIds);
    if (kind) this.begin(session, arrival, logType, String(conversationLogId));
    this.happenings.in(300 + this.random.below(2000), undefined, () => {
      const logIds: string[] = [];
      for (const message of messages) {
        const messageId = String(Object(message).id);
        const key = `${platform}|${extension}|${messageId}|${contactId}`;
        if (known.has(key)) continue;
        this.messages.push({ platform, extension, messageId, contactId: String(contactId) });
        this.messageIds.add(key);
        this.logged.add(`${platform}|${extension}|${messageId}`);
        logIds.push(messageId);
      }
      reply(done({ successful: true, logIds, returnMessage: null }));
    });
  }
}

const touchesCrm = new Set(['/contact', '/callLog', '/messageLog', '/calldown']);
