import type { Activity } from '../../../src/core/activity/activity';
import type { Call, LogInput } from '../../../src/core/activity/call';
import { platformOf, published } from './plugins';
import type { Computer } from './computer';
import type { Actor } from './happenings';
import type { Pages } from './pages';
import type { Extension } from './ring-central';
import { day, minute, type Happened, type World } from './world';

const week = 7 * day;

/** One person's panel on one computer: what they press, and what the page does by itself. */
export class Panel {
  private page: Actor | undefined;
  private lookedAt = 0;

  constructor(
    readonly world: World,
    readonly computer: Computer,
    readonly extension: Extension,
    private readonly pages: Pages,
  ) {}

  get isOpen(): boolean {
    return this.page !== undefined && !this.computer.isAsleep;
  }

  private get random() {
    return this.world.random;
  }

  private tell(text: string, about = ''): void {
    this.world.tell(this.extension.number, `${text} (${this.computer.name})`, about);
  }

  /** A press, or what the page does by itself; `refused` hears the code of a problem. */
  private act(work: () => Promise<unknown>, refused: (code: string) => void = () => undefined): void {
    const { page, world } = this;
    if (!page) return;
    world.happenings.at(world.happenings.now, page, () => {
      work().catch((error: unknown) => {
        const { code, message } = Object(Object(error).problem);
        // The worker was ended before it answered; storage says what became of it.
        const isClosed = code === 'bug' && String(message).startsWith('No answer to');
        if (code === undefined || (code === 'bug' && !isClosed))
          world.object(
            'bug',
            `${error instanceof Error ? error.stack : String(error)}`,
            this.extension.number,
          );
        refused(String(code));
      });
    });
  }

  open(): void {
    if (this.page || this.computer.isAsleep) return;
    this.page = this.computer.page();
    this.tell('opens the panel');
    this.look(minute);
    this.act(() => this.pages.loadConnectedPlatform(60 * minute));
    this.world.happenings.in(2000, undefined, () => this.reportHistory());
  }

  close(): void {
    if (!this.page) return;
    this.tell('closes the panel');
    this.computer.close(this.page);
    this.page = undefined;
  }

  /** The panel is visible again: settings older than this are read anew. */
  look(oldest = 10 * minute): void {
    const { now } = this.world.happenings;
    this.world.usedAt.set(this.computer.name, now);
    if (oldest > minute && now - this.lookedAt < oldest) return;
    this.lookedAt = now;
    this.act(async () => {
      const connection = await this.pages.readConnection();
      if (connection?.state !== 'connected') return;
      const before = await this.pages.readInstalled();
      await this.pages.refreshSettings(oldest).catch((error: unknown) => {
        // As `panel/app/settings-freshness.ts` does where they were never read for this CRM.
        if (before.refreshedAt === 0) this.world.happenings.in(minute, this.page, () => this.look(0));
        throw error;
      });
      const { refreshedAt, plugins } = await this.pages.readInstalled();
      // The page renews them every ten minutes while it is visible: here only where a directory could not be asked.
      if (plugins.some(({ absence }) => absence === 'not_loaded'))
        this.world.happenings.in(10 * minute, this.page, () => this.look());
      // Another page, or this one, did it a moment ago.
      if (refreshedAt === before.refreshedAt) return;
      const whose = `${this.extension.number}|${connection.platform}`;
      for (const { id, hasManifest } of plugins)
        if (hasManifest) this.world.seenPlugins.add(`${whose}|${id}`);
      this.world.refreshedAt.set(whose, now);
      await this.pages.checkAfterRefresh(refreshedAt);
    });
  }

  /** The first time, and whenever a sign-in has ended. */
  signIn(): void {
    this.tell('signs in to RingCentral');
    this.act(
      () => this.pages.call('signIn', {}),
      (code) => this.tell(`cannot sign in: ${code}`),
    );
  }

  connect(connectorId: string): void {
    this.tell(`connects ${platformOf(connectorId)}`);
    this.act(
      async () => {
        const { target } = (await this.pages.loadConnector(connectorId)).start;
        await this.pages.call('connect', {
          target,
          values: { apiKey: this.world.server.apiKeyOf(this.extension.number) },
        });
        this.lookedAt = 0;
        this.look(0);
      },
      (code) => this.tell(`cannot connect: ${code}`),
    );
  }

  prefer(choices: { [name: string]: unknown }): void {
    this.act(() => this.pages.call('keepClientChoices', { changes: choices }));
  }

  install(pluginId: string): void {
    this.tell(`installs ${pluginId}`);
    this.act(
      () => this.pages.installPlugin(pluginId),
      (code) => this.tell(`cannot install ${pluginId}: ${code}`),
    );
  }

  /** A call has ended here: the worker is told at once, and again when the call log has it. */
  callEnds(happened: Happened): void {
    const { call, key } = happened;
    if (!call || !this.isOpen) return;
    this.look();
    this.tell(`a call with ${happened.number} ends`, key);
    this.keepCall(happened, { ...call, duration: 0 }, false);
    this.world.happenings.in(5000 + this.random.below(30_000), this.page, () => {
      this.keepCall(happened, call, true);
      // Whatever could not be kept stands on the screen, and the person presses there.
      if (!happened.isKept)
        this.world.happenings.in(minute, this.page, () => this.keepCall(happened, call, true));
    });
  }

  keepCall(happened: Happened, call: Call, isFinal: boolean): void {
    this.act(async () => {
      if (!(await this.pages.isCallWanted(call))) return;
      await this.pages.call('recordCall', { call, isFinal });
      happened.isKept = true;
    });
  }

  recordingComes(happened: Happened): void {
    const { call } = happened;
    if (!call || !this.isOpen) return;
    const recordingLink = `https://recordings.example/${happened.key}`;
    happened.call = { ...call, recordingLink };
    this.tell('its recording comes', happened.key);
    this.keepCall(happened, { ...call, recordingLink }, true);
  }

  messagesCome(happened: Happened): void {
    const { conversation, key } = happened;
    if (!conversation || !this.isOpen) return;
    this.look();
    this.tell(`${happened.kind} with ${happened.number}`, key);
    this.keepConversation(happened);
  }

  private keepConversation(happened: Happened): void {
    const { conversation } = happened;
    if (!conversation) return;
    this.act(
      async () => {
        await this.pages.call('recordConversation', { conversation });
        happened.isKept = true;
        if (conversation.messages.length > (happened.kept?.messages.length ?? 0))
          happened.kept = conversation;
      },
      // As long as the page is open, with the newest report.
      () => void this.world.happenings.in(5000, this.page, () => this.keepConversation(happened)),
    );
  }

  /** What the dialer's history has that no log is found for. */
  private reportHistory(): void {
    const { now } = this.world.happenings;
    const recent = this.world.happened.filter(
      ({ extension, call, at }) =>
        extension === this.extension.number && call && at > now - week && at < now - minute,
    );
    if (recent.length === 0) return;
    this.act(async () => {
      const logged = await this.pages.findLogIds(recent.slice(-30).map(({ key }) => key));
      const open: Happened[] = [];
      for (const happened of recent.slice(-30))
        if (
          logged[happened.key] === undefined &&
          happened.call &&
          (await this.pages.isCallWanted(happened.call))
        )
          open.push(happened);
      if (open.length === 0) return;
      await this.pages.call('recordCalls', { calls: open.flatMap(({ call }) => call ?? []) });
      for (const happened of open) happened.isKept = true;
    });
  }

  private async recordOf({ key }: Happened): Promise<Activity | undefined> {
    const connection = await this.pages.readConnection();
    const suffix = `|${connection?.platform ?? ''}`;
    return (await this.pages.activities.all()).find(
      ({ call, conversation, account }) =>
        account.endsWith(suffix) && (call?.sessionId ?? conversation?.conversationLogId) === key,
    );
  }

  /** Types a note and leaves it, or presses Save after a while. */
  writeNote(happened: Happened, note: string, savesAfter: number | undefined): void {
    if (!this.isOpen) return;
    this.look();
    this.act(async () => {
      const activity = await this.recordOf(happened);
      if (!activity) return;
      const form = this.pages.draftName.log(activity.id);
      const draft = { owner: activity.account, form, value: { note } };
      await this.pages.call('saveDraft', draft);
      this.computer.typing.set(form, note);
      this.tell(`types “${note}”`, happened.key);
      // As long as the form is open, the page holds this lock.
      const leave = await this.pages.holdFreeLock(form);
      this.world.happenings.in(savesAfter ?? minute, this.page, () => {
        if (savesAfter === undefined) this.tell('leaves it', happened.key);
        else this.save(happened, note);
        leave?.();
      });
    });
  }

  private save(happened: Happened, note: string): void {
    this.look();
    this.act(
      async () => {
        const activity = await this.recordOf(happened);
        // While it is under way, the form offers no Save.
        if (!activity || activity.fate === 'sending' || activity.fate === 'asking') return;
        const { contacts, problem } = await this.pages.getLogContext(activity.id);
        // The form offers to try again.
        if (problem) return;
        const [contact] = contacts;
        const name = `Contact ${happened.number}`;
        const form: LogInput = {
          ...(contact ? { contact } : { newContact: { name, type: 'Contact', besides: [] } }),
          subject: 'Call',
          note,
          additional: {},
        };
        const isUpdate = activity.logId !== undefined;
        this.tell(`presses Save with “${note}”`, happened.key);
        await this.pages.saveLog({ activityId: activity.id, form, isUpdate });
        happened.typed.push(note);
        this.computer.typing.delete(this.pages.draftName.log(activity.id));
        this.tell('is told that it is on its way', happened.key);
      },
      (code) => this.tell(`Save is refused: ${code}`, happened.key),
    );
  }

  /** Looks at what needs somebody, signs in and connects where that is asked for, and finishes what was left. */
  visit(): void {
    if (!this.isOpen) return;
    this.look();
    const local = this.computer.browser.storage.local.values;
    const { refreshToken = '' } = Object(JSON.parse(local.get('ringCentralTokens') ?? '{}'));
    if (!this.world.ringCentral.isLive(String(refreshToken))) this.signIn();
    this.act(async () => {
      const connection = await this.pages.readConnection();
      if (connection?.state === 'revoked') return this.connect(connection.connectorId);
      if (!connection) return this.connect('keycrm');
      const whose = `|${connection.platform}`;
      for (const activity of await this.pages.activities.all())
        if (activity.account.endsWith(whose) && activity.fate === 'needs_you') await this.settle(activity);
    });
    this.world.happenings.in(3 * minute, this.page, () => this.finishDrafts());
  }

  private finishDrafts(): void {
    for (const [form, note] of this.computer.typing) {
      const happened = this.world.happened.find(({ key }) => form.includes(`:${key}@`));
      if (happened && this.random.chance(0.7)) this.save(happened, note);
    }
  }

  private async settle(activity: Activity): Promise<void> {
    const { id, problem, form } = activity;
    const again = form ?? { subject: '', note: '', additional: {} };
    const key = activity.call?.sessionId ?? activity.conversation?.conversationLogId ?? '';
    this.tell(`is asked: ${problem?.code}`, key);
    switch (problem?.code) {
      case 'contact_unknown':
      case 'contact_ambiguous':
      case 'contact_made': {
        const found = await this.pages.getLogContext(id);
        if (found.problem) return;
        const [contact] = found.contacts;
        const who = contact
          ? { contact }
          : { newContact: { name: `Contact ${numberIn(activity)}`, type: 'Contact' } };
        const quick = await this.pages.quickForm(activity, found, who);
        if (quick) await this.pages.saveLog({ activityId: id, form: quick, isUpdate: false });
        return;
      }
      case 'already_logged': {
        // Its form is opened, with what was typed, which takes the place of what was saved before.
        const typed = this.typedInto(id, again);
        await this.pages.call('logActivity', { activityId: id, form: typed, isUpdate: true });
        if (typed.note) this.world.happened.find((one) => one.key === key)?.typed.push(typed.note);
        return;
      }
      case 'unclear_outcome':
        if (this.isInCrm(activity)) await this.pages.confirmLogged(id);
        else await this.pages.retryActivity(id);
        return;
      case 'messages_blocked':
        return;
      default:
        await this.pages.retryActivity(id);
    }
  }

  private typedInto(activityId: string, form: LogInput): LogInput {
    const note = this.computer.typing.get(this.pages.draftName.log(activityId));
    return note === undefined ? form : { ...form, note };
  }

  /** The person looks into the CRM. */
  private isInCrm({ account, call, conversation, operations, form }: Activity): boolean {
    const platform = account.split('|')[3] ?? '';
    const { server } = this.world;
    const whose = this.extension.number;
    const head = operations[0];
    if (head?.kind === 'contact')
      return server.contacts.some(
        (contact) => contact.platform === platform && contact.name === form?.newContact?.name,
      );
    if (head?.kind === 'messages') return head.ids.every((id) => server.hasMessage(platform, whose, id));
    if (head?.kind === 'update')
      return server.find(platform, whose, call?.sessionId ?? '')?.given === form?.note;
    if (!call) return conversation !== undefined;
    // A log without what was typed is somebody else's: they do not say that theirs is there.
    const log = server.find(platform, whose, call.sessionId);
    return log !== undefined && (!form?.note || log.given === form.note);
  }

  /** Changes one of a plugin's settings for oneself. */
  choose(pluginId: string, value: string): void {
    if (!this.isOpen) return;
    const fields = published.find(({ id }) => id === pluginId)?.fields ?? [];
    const field = this.random.pick([fields[0], fields.at(-1)]);
    if (!field || field.hidden || field.type !== 'string') return;
    this.look();
    this.act(
      async () => {
        const connection = await this.pages.readConnection();
        if (!connection) return;
        const whose = `${this.extension.number}|${connection.platform}`;
        const { now } = this.world.happenings;
        const saved = this.world.settings.choose(whose, pluginId, now, field.const, value);
        this.tell(`sets ${field.const} of ${pluginId} to “${value}”`);
        await this.pages.saveChoice(pluginId, field.const, value);
        saved();
      },
      (code) => this.tell(`it is refused: ${code}`),
    );
  }

  /** Sets a default or a lock for everybody, from what this admin's screen showed a while ago. */
  setForAll(pluginId: string, key: string, value: string, locked: boolean, after: number): void {
    if (!this.isOpen) return;
    this.act(
      async () => {
        const defaults = await this.pages.loadDefaults(pluginId);
        this.world.happenings.in(after, this.page, () => {
          this.tell(`${locked ? 'locks' : 'defaults'} ${key} of ${pluginId} to “${value}” for everybody`);
          this.act(
            () => this.pages.saveDefaults({ defaults, changes: { [key]: { value, locked, reason: '' } } }),
            (code) => this.tell(`setting it for everybody is refused: ${code}`),
          );
        });
      },
      (code) => this.tell(`cannot read the defaults: ${code}`),
    );
  }

  /** An admin registers again what the server has lost, as the plugins' screen offers it. */
  repair(): void {
    if (!this.isOpen || !this.extension.isAdmin) return;
    this.act(async () => {
      const { server } = this.world;
      if (server.generation !== 'callback') return;
      const missing = [...this.world.expectedPlugins].filter((id) => !server.registered.has(id));
      for (const id of missing) {
        this.tell(`repairs ${id}`);
        await this.pages.installPlugin(id, 'repair');
      }
    });
  }
}

function numberIn({ call, conversation }: Activity): string {
  const party = call && (call.direction === 'Inbound' ? call.from : call.to);
  return (party ?? conversation?.correspondents[0])?.phoneNumber ?? '';
}
