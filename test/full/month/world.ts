import type { Activity } from '../../../src/core/activity/activity';
import type { Call } from '../../../src/core/activity/call';
import type { Conversation } from '../../../src/core/activity/conversation';
import type { Task } from '../../../src/core/tasks/task';
import { createRandom, type Random } from '../../unit/background/simulation/random';
import { AppConnect, domain } from './app-connect';
import type { TaskWatch } from './databases';
import { Computer } from './computer';
import { Happenings } from './happenings';
import { Network } from './network';
import { Directory, Plugins, type Run } from './plugins';
import { RingCentral, type Extension } from './ring-central';
import { SettingsInForce } from './settings-in-force';
import { Story } from './story';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** A Monday, midnight; epoch ms. */
export const start = 1_699_833_600_000;

/** What is asked of a month. Each names what a person would miss. */
export const checks = [
  'twice',
  'lost',
  'claimed',
  'stalled',
  'typed',
  'settings',
  'tasks',
  'unknown',
  'role',
  'colleagues',
  'installed',
  'bug',
] as const;
export type Check = (typeof checks)[number];

export interface Problem {
  readonly check: Check;
  /** In one line: when, who, what. */
  readonly text: string;
  readonly story: string;
}

/** One call, or one day of messages, as it really was. */
export interface Happened {
  key: string;
  readonly kind: 'call' | 'internal' | 'sms' | 'fax' | 'voicemail';
  readonly extension: string;
  readonly at: number;
  readonly number: string;
  call?: Call;
  /** As the dialer tells of it now. */
  conversation?: Conversation;
  /** As a worker has last said that it keeps it. */
  kept?: Conversation;
  /** A worker has said that it keeps it. */
  isKept: boolean;
  /** Of each Save that was accepted, newest last. */
  readonly typed: string[];
}

export class World {
  readonly random: Random;
  readonly happenings = new Happenings(start);
  readonly ringCentral: RingCentral;
  readonly plugins: Plugins;
  readonly directory = new Directory();
  readonly server: AppConnect;
  readonly network: Network;
  readonly story: Story;
  readonly settings = new SettingsInForce();
  readonly happened: Happened[] = [];
  readonly problems: Problem[] = [];
  readonly computers: Computer[] = [];
  readonly ownerOf = new Map<string, string>();
  /** When each person's settings were last read and applied, by `<extension>|<platform>`. */
  readonly refreshedAt = new Map<string, number>();
  /** Plugins whose manifest was had at a refresh, by `<extension>|<platform>|<plugin>`. */
  readonly seenPlugins = new Set<string>();
  /** When the panel on each computer was last in use. */
  readonly usedAt = new Map<string, number>();
  readonly roleChangedAt = new Map<string, number>();
  readonly expectedPlugins = new Set<string>();
  readonly runOf = new Map<string, Run>();
  readonly endOf = new Map<string, Task>();
  readonly begun = new Map<string, Task>();
  private readonly seen = new Set<string>();
  private checkedLogs = 0;
  private checkedMessages = 0;

  constructor(
    readonly seed: number,
    private readonly runEntry: () => void,
    private readonly isChecked: (check: Check) => boolean,
    createServer: (world: World) => AppConnect = ({ happenings, seed: own, ringCentral, plugins }) =>
      new AppConnect(happenings, createRandom(own + 2_000_003), ringCentral, plugins),
  ) {
    this.random = createRandom(seed);
    const { happenings } = this;
    this.ringCentral = new RingCentral(happenings);
    this.plugins = new Plugins(happenings, createRandom(seed + 1_000_003));
    this.server = createServer(this);
    this.story = new Story(start, () => happenings.now);
    this.network = new Network(happenings, createRandom(seed + 3_000_017), (arrival, reply) => {
      if (arrival.url.hostname.endsWith(domain)) this.server.answer(arrival, reply);
      else if (arrival.url.hostname === 'platform.ringcentral.com') this.ringCentral.answer(arrival, reply);
      else if (arrival.url.hostname === 'appconnect.labs.ringcentral.com')
        this.directory.answer(arrival, reply);
      else reply({ status: 404, body: '<html>Nobody</html>' });
    });
    this.server.onAdminWrite = () => this.settings.adminWrote(happenings.now, this.server.admin);
    const contacts = new Set<string>();
    this.server.onContact = ({ platform, phone, by }) => {
      const key = `${platform}|${phone}`;
      if (by) this.tell(by, `${platform} has a new contact for ${phone}`);
      if (by && contacts.has(key))
        this.object('twice', `a second contact for ${phone} in ${platform}`, by, phone);
      contacts.add(key);
    };
    this.plugins.onRun = (run) => this.checkRun(run);
    happenings.onPlayed = () => {
      for (const computer of this.computers) computer.planAlarms();
      this.checkOnce();
    };
  }

  addPerson(number: string, name: string, isAdmin: boolean): Extension {
    const extension: Extension = { number, name, isAdmin };
    this.ringCentral.extensions.set(number, extension);
    return extension;
  }

  addComputer(name: string, extension: Extension): Computer {
    const computer = new Computer(name, this.happenings, this.runEntry, (text) => this.object('bug', text));
    this.computers.push(computer);
    this.ownerOf.set(name, extension.number);
    const { browser } = computer;
    browser.policy.mockImplementation(() => ({ ringCentralClientId: 'client' }));
    browser.identity.launchWebAuthFlow.mockImplementation(async ({ url }) =>
      this.ringCentral.authorize(url, extension.number),
    );
    return computer;
  }

  nameOf(extension: string): string {
    return this.ringCentral.extensions.get(extension)?.name ?? extension;
  }

  tell(extension: string, text: string, about = ''): void {
    this.story.tell(this.nameOf(extension), text, about);
  }

  /** Each fault is said once. */
  object(check: Check, text: string, extension = '', about = ''): void {
    const id = `${check}|${extension}|${about}|${about ? '' : text}`;
    if (!this.isChecked(check) || this.seen.has(id)) return;
    this.seen.add(id);
    const { now } = this.happenings;
    const who = extension ? `${this.nameOf(extension)}: ` : '';
    this.problems.push({
      check,
      text: `${check}: ${this.story.time(now)}, ${who}${text}`,
      story: this.story.about(this.nameOf(extension), about, now),
    });
  }

  watchTask(task: Task, known = `${this.happenings.current?.computer.name ?? ''}|${task.id}`): TaskWatch {
    const [, extension = '', , platform = ''] = task.account.split('|');
    const [computer = ''] = known.split('|');
    return {
      onBegun: () => {
        const run = this.plugins.runs.findLast(
          (candidate) =>
            candidate.pluginId === task.pluginId &&
            candidate.sessionId === task.sessionId &&
            candidate.extension === extension &&
            candidate.platform === platform &&
            candidate.isUpdate === (task.operation === 'update'),
        );
        if (run) this.runOf.set(known, run);
        this.begun.set(known, task);
        this.tell(
          extension,
          `${computer} watches what ${task.pluginId} makes of it (${task.operation})`,
          task.sessionId,
        );
      },
      onEnded: () => {
        this.endOf.set(known, task);
        const run = this.runOf.get(known) ?? this.runNamed(task);
        if (run) this.runOf.set(known, run);
        this.tell(
          extension,
          `${computer} says of ${task.pluginId}: ${task.state} (${task.source})`,
          task.sessionId,
        );
        const really = run ? run.end : 'never begun';
        if (
          (task.state === 'completed' && really !== 'answered') ||
          (task.state === 'failed' && really !== 'failed')
        )
          this.object(
            'tasks',
            `${task.pluginId} is said to have ${task.state}, and was ${really} (${task.id})`,
            extension,
            task.sessionId,
          );
      },
    };
  }

  /** What a polling server has told the name of when it ended: this computer did not know that the plugin is installed. */
  private runNamed({ watch, pluginName }: Task): Run | undefined {
    const ids: readonly string[] = watch.by === 'poll' ? watch.ids : [];
    return this.plugins.runs.find(
      ({ id, pluginId }) => ids.includes(id) && this.plugins.nameOf(pluginId) === pluginName,
    );
  }

  private checkRun(run: Run): void {
    const { extension, platform, pluginId, config, from } = run;
    this.tell(extension, `${pluginId} runs for ${from}${run.isUpdate ? ', on a change' : ''}`, run.sessionId);
    if (config === undefined) return;
    const whose = `${extension}|${platform}`;
    const since = this.refreshedAt.get(whose) ?? this.happenings.now;
    const isUnseen = !this.seenPlugins.has(`${whose}|${pluginId}`);
    const given = { pluginId, whose, config, isUnseen };
    const objection = this.settings.objection(given, since, this.happenings.now);
    if (objection)
      this.object('settings', `${pluginId} ran for ${from} and ${objection}`, extension, run.sessionId);
  }

  private checkOnce(): void {
    const { callLogs, messages } = this.server;
    for (; this.checkedLogs < callLogs.length; this.checkedLogs += 1) {
      const log = callLogs[this.checkedLogs];
      if (!log) continue;
      const key = `log|${log.platform}|${log.extension}|${log.sessionId}`;
      this.tell(log.extension, `${log.platform} has a log of it`, log.sessionId);
      if (this.seen.has(key))
        this.object('twice', `a call is in ${log.platform} twice`, log.extension, log.sessionId);
      this.seen.add(key);
    }
    for (; this.checkedMessages < messages.length; this.checkedMessages += 1) {
      const message = messages[this.checkedMessages];
      if (!message) continue;
      const key = `message|${message.platform}|${message.extension}|${message.messageId}|${message.contactId}`;
      if (this.seen.has(key))
        this.object(
          'twice',
          `a message is in ${message.platform} twice`,
          message.extension,
          message.messageId,
        );
      this.seen.add(key);
    }
  }

  /** Everything that the computers of a person keep of one activity. */
  recordsOf({ key, extension }: Happened): { computer: Computer; activity: Activity }[] {
    return this.computers
      .filter(({ name }) => this.ownerOf.get(name) === extension)
      .flatMap((computer) =>
        [...computer.databases.read('activities').values()]
          .filter(isActivity)
          .filter(({ call, conversation }) => (call?.sessionId ?? conversation?.conversationLogId) === key)
          .map((activity) => ({ computer, activity })),
      );
  }
}

/** As the worker has written it. */
function isActivity(value: unknown): value is Activity {
  return typeof value === 'object' && value !== null && 'fate' in value;
}
