import type { Call } from '../../../src/core/activity/call';
import type { Conversation } from '../../../src/core/activity/conversation';
import type { Random } from '../../unit/background/simulation/random';
import { checkDay } from './daily-checks';
import type { Pages } from './pages';
import { Panel } from './panel';
import { published } from './plugins';
import { day, hour, minute, start, type Happened, type World } from './world';

export interface Shape {
  readonly people: number;
  /** How many of them have a second computer. */
  readonly twoComputers: number;
  readonly days: number;
  /** Days after them on which all is well; a task waits for a week at most. */
  readonly calmDays: number;
  /** Activities a person on a working day. */
  readonly perDay: number;
  readonly generation: 'callback' | 'polling' | 'upgrade';
  /** The server is the real one, with its one CRM, which takes nobody's access away; roles stay. */
  readonly isReal?: boolean;
}

const names = [
  'Ana',
  'Ben',
  'Cleo',
  'Dev',
  'Eli',
  'Fay',
  'Gus',
  'Hana',
  'Ivo',
  'Jo',
  'Kim',
  'Leo',
  'Mia',
  'Noa',
];
const morning = 8 * hour;
const evening = 18 * hour;

interface Person {
  readonly number: string;
  readonly panels: readonly [Panel, ...Panel[]];
  /** Where they work today. */
  today: Panel;
  /** Which CRM they want. */
  connector: string;
}

/** A company and its days, from a seed. */
export class Company {
  private readonly people: Person[] = [];
  private last = 0;

  constructor(
    private readonly world: World,
    private readonly shape: Shape,
    pages: Pages,
    /** Before each day is checked. */
    private readonly beforeCheck: (world: World) => void,
  ) {
    for (let index = 0; index < shape.people; index += 1) {
      const number = String(101 + index);
      const name = `${names[index % names.length]}${index < names.length ? '' : ' B'}`;
      const extension = world.addPerson(number, name, index < 2);
      const panel = (computer: string) =>
        new Panel(world, world.addComputer(`${name}'s ${computer}`, extension), extension, pages);
      const desk = panel('desk');
      const panels: Person['panels'] = index < shape.twoComputers ? [desk, panel('laptop')] : [desk];
      this.people.push({ number, panels, today: desk, connector: 'keycrm' });
    }
    world.server.generation = shape.generation === 'callback' ? 'callback' : 'polling';
    world.server.hasCallBacks = false;
    for (const platform of shape.isReal ? ['keyCRM'] : ['keyCRM', 'oldCRM'])
      for (let number = 0; number < 6; number += 1) {
        world.server.addContact(platform, phone(number), `Customer ${number}`);
        if (number === 5) world.server.addContact(platform, phone(number), `Double ${number}`);
      }
  }

  async live(): Promise<void> {
    const { world, shape } = this;
    await this.setUp();
    for (let today = 0; today < shape.days; today += 1) {
      this.planDay(today);
      await world.happenings.playUntil(start + (today + 1) * day + 4 * hour - minute);
      this.beforeCheck(world);
      checkDay(world);
    }
    await this.comeToRest();
  }

  private at(time: number, what: () => void): void {
    this.world.happenings.at(time, undefined, what);
  }

  /** The evening before: all is well, everybody signs in, and an admin installs the plugins. */
  private async setUp(): Promise<void> {
    const { world } = this;
    const begin = start - 12 * hour;
    world.happenings.now = begin;
    let time = begin;
    for (const { panels } of this.people)
      for (const panel of panels) {
        this.at(time, () => panel.open());
        this.at(time + 1000, () => panel.signIn());
        this.at(time + 10_000, () => panel.connect('keycrm'));
        this.at(time + 30_000, () => this.choosePreferences(panel));
        time += minute;
      }
    const admin = this.people[0]?.panels[0];
    // The polling server fails every message that a plugin is there for.
    const wanted = published.filter(
      ({ logTypes }) => this.shape.generation === 'callback' || !logTypes.includes('sms'),
    );
    for (const { id } of wanted) {
      this.at(time, () => admin?.install(id));
      world.expectedPlugins.add(id);
      time += minute;
    }
    this.at(time + minute, () => {
      for (const { panels } of this.people) for (const panel of panels) panel.close();
    });
    await world.happenings.playUntil(start);
  }

  private choosePreferences(panel: Panel): void {
    const { random } = this.world;
    const isAutomatic = random.chance(0.5);
    panel.prefer({
      autoLogCall: isAutomatic,
      autoLogSMS: isAutomatic,
      autoLogInboundFax: isAutomatic,
      autoLogOutboundFax: isAutomatic,
      unknownContactPreference: random.pick(['skipLogging', 'createNewPlaceholderContact'] as const),
      multipleContactsPreference: random.pick(['skipLogging', 'firstAlphabetical'] as const),
    });
  }

  private planDay(today: number): void {
    const from = start + today * day;
    const isWeekend = today % 7 > 4;
    for (const person of this.people) this.planPerson(person, from, isWeekend);
    this.planCompany(from, isWeekend);
  }

  private planPerson(person: Person, from: number, isWeekend: boolean): void {
    const { random } = this.world;
    const { panels } = person;
    // Some days the Wi-Fi is bad.
    const trouble = random.chance(0.15) ? 0.2 : 0.02;
    for (const { computer } of panels) computer.trouble = trouble;
    if (isWeekend && !random.chance(0.1)) return;
    const panel = random.pick(panels);
    person.today = panel;
    const begins = from + morning + random.below(hour);
    const ends = from + evening + random.below(hour);
    this.at(begins, () => {
      if (panel.computer.isAsleep) panel.computer.wakeUp();
      if (random.chance(0.3)) {
        panel.close();
        panel.computer.restartBrowser();
      }
      panel.open();
    });
    this.at(begins + 5 * minute, () => panel.visit());
    this.at(ends - 30 * minute, () => panel.visit());
    const count = Math.max(1, this.shape.perDay - 2 + random.below(5));
    for (let index = 0; index < count; index += 1)
      this.planActivity(person, begins + 10 * minute + random.below(ends - begins - hour));
    this.planTrouble(person, panel, begins, ends);
    this.at(ends, () => {
      if (random.chance(0.3)) panel.close();
      if (random.chance(0.7)) panel.computer.sleep();
    });
  }

  private planActivity(person: Person, at: number): void {
    const { random } = this.world;
    const chance = random.next();
    if (chance < 0.62) this.planCall(person, at, 'call');
    else if (chance < 0.72) this.planCall(person, at, 'internal');
    else this.planMessages(person, at, random.pick(['sms', 'sms', 'sms', 'fax', 'voicemail'] as const));
  }

  private nextKey(): string {
    this.last += 1;
    return `${this.world.seed}-${this.last}`;
  }

  private planCall(person: Person, at: number, kind: 'call' | 'internal'): void {
    const { world } = this;
    const { random } = world;
    const key = `s${this.nextKey()}`;
    const other = random.pick(this.people.length > 1 ? [this.people[0], ...this.people] : [undefined]);
    const number = kind === 'internal' ? (other?.number ?? '102') : this.someNumber(person);
    const isInbound = random.chance(0.6);
    const self = { phoneNumber: '+15559999999', extensionNumber: person.number };
    const party =
      kind === 'internal' ? { extensionNumber: number, name: world.nameOf(number) } : { phoneNumber: number };
    const call: Call = {
      sessionId: key,
      telephonySessionId: `t-${key}`,
      direction: isInbound ? 'Inbound' : 'Outbound',
      startTime: at - 60_000,
      duration: 30 + random.below(300),
      result: 'Disconnected',
      from: isInbound ? party : self,
      to: isInbound ? self : party,
    };
    const happened: Happened = {
      key,
      kind,
      extension: person.number,
      at,
      number,
      call,
      isKept: false,
      typed: [],
    };
    this.at(at, () => {
      world.happened.push(happened);
      if (!person.today.isOpen) world.tell(person.number, 'a call ends while no panel is open', key);
      person.today.callEnds(happened);
    });
    if (kind === 'internal') return;
    const recorded = random.chance(0.25);
    if (recorded)
      this.at(at + 2 * minute + random.below(20 * minute), () => person.today.recordingComes(happened));
    if (random.chance(0.5)) {
      const note = `note of ${key}, secret`;
      const saves = random.chance(0.8) ? 5000 + random.below(4 * minute) : undefined;
      this.at(at + 3000 + random.below(3 * minute), () => person.today.writeNote(happened, note, saves));
    }
    if (random.chance(0.08))
      this.at(at + hour + random.below(2 * hour), () =>
        person.today.writeNote(happened, `changed note of ${key}`, 30_000),
      );
  }

  private planMessages(person: Person, at: number, kind: 'sms' | 'fax' | 'voicemail'): void {
    const { world } = this;
    const { random } = world;
    const number = this.someNumber(person);
    const key = `k${this.nextKey()}`;
    const happened: Happened = { key, kind, extension: person.number, at, number, isKept: false, typed: [] };
    const total = kind === 'sms' ? 1 + random.below(4) : 1;
    let time = at;
    for (let count = 1; count <= total; count += 1) {
      this.at(time, () => {
        if (count === 1) world.happened.push(happened);
        happened.conversation = conversationOf(happened, time, count);
        person.today.messagesCome(happened);
      });
      time += random.below(10 * minute);
    }
    if (random.chance(0.3) && kind !== 'voicemail')
      this.at(time + minute, () => person.today.writeNote(happened, `about ${key}`, 20_000));
  }

  private someNumber({ number }: Person): string {
    const { random } = this.world;
    // Strangers, of whom each person has some of their own.
    return random.chance(0.7) ? phone(random.below(6)) : `+1666${number}00${random.below(20) + 10}`;
  }

  private planTrouble(person: Person, panel: Panel, begins: number, ends: number): void {
    const { world } = this;
    const { random } = world;
    const { computer } = panel;
    const sometime = () => begins + random.below(ends - begins);
    for (let kills = random.below(5); kills > 0; kills -= 1)
      this.at(sometime(), () => {
        world.tell(person.number, `the worker of ${computer.name} will be ended`);
        computer.kill(random.below(60));
      });
    for (let breaks = random.below(4); breaks > 0; breaks -= 1) {
      const at = sometime();
      this.at(at, () => {
        world.tell(person.number, `${computer.name} loses its network`);
        computer.setOnline(false);
      });
      this.at(at + random.below(20 * minute), () => {
        world.tell(person.number, `${computer.name} has its network again`);
        computer.setOnline(true);
      });
    }
    if (random.chance(0.3)) {
      const at = sometime();
      this.at(at, () => {
        world.tell(person.number, `the lid of ${computer.name} is closed`);
        computer.sleep();
      });
      this.at(at + random.below(2 * hour), () => {
        world.tell(person.number, `the lid of ${computer.name} is opened`);
        computer.wakeUp();
      });
    }
    if (random.chance(0.15))
      this.at(sometime(), () => {
        world.tell(person.number, `the browser of ${computer.name} is started anew`);
        panel.close();
        computer.restartBrowser();
        panel.open();
      });
    if (random.chance(0.3)) {
      const at = sometime();
      this.at(at, () => panel.close());
      this.at(at + random.below(2 * hour), () => panel.open());
    }
    this.planRare(person, panel, sometime);
  }

  private planRare(person: Person, panel: Panel, sometime: () => number): void {
    const { world } = this;
    const { random } = world;
    const { computer } = panel;
    const tell = (text: string) => world.tell(person.number, text);
    const whose = () => `${person.number}|${person.connector === 'keycrm' ? 'keyCRM' : 'oldCRM'}`;
    if (random.chance(0.04))
      this.at(sometime(), () => {
        tell('RingCentral ends all sign-ins');
        world.ringCentral.endSignIns(person.number);
      });
    if (random.chance(0.05) && !this.shape.isReal)
      this.at(sometime(), () => {
        tell('the CRM ends the session');
        world.server.revoked.add(whose());
      });
    if (random.chance(0.05) && !this.shape.isReal) {
      const at = sometime();
      this.at(at, () => this.switchCrm(person, panel, 'oldcrm'));
      this.at(at + hour + random.below(20 * hour), () => this.switchCrm(person, panel, 'keycrm'));
    }
    if (random.chance(0.02)) {
      const at = sometime();
      this.at(at, () => {
        tell(`the disk of ${computer.name} is full`);
        computer.isDiskFull = true;
      });
      this.at(at + random.below(2 * hour), () => {
        tell(`the disk of ${computer.name} has room again`);
        computer.isDiskFull = false;
      });
    }
    if (random.chance(0.04)) {
      const step = (random.chance(0.5) ? 1 : -1) * (minute + random.below(30 * hour));
      const at = sometime();
      this.at(at, () => {
        tell(`the clock of ${computer.name} goes wrong by ${Math.round(step / minute)} minutes`);
        computer.stepClock(step);
      });
      this.at(at + random.below(10 * hour), () => {
        tell(`the clock of ${computer.name} is right again`);
        computer.stepClock(-computer.skew);
      });
    }
    if (random.chance(0.3))
      this.at(sometime(), () => panel.choose(pickFrom(random, published).id, `own ${random.below(1000)}`));
  }

  private switchCrm(person: Person, panel: Panel, connector: string): void {
    if (person.connector === connector) return;
    person.connector = connector;
    if (!panel.isOpen) panel.open();
    panel.connect(connector);
  }

  private planCompany(from: number, isWeekend: boolean): void {
    const { world } = this;
    const { random, directory, server } = world;
    const today = Math.round((from - start) / day);
    const sometime = () => from + morning + hour + random.below(8 * hour);
    if (random.chance(0.12)) {
      const at = sometime();
      const outage = random.pick([0, 403, 404, 429, 500, 503] as const);
      this.at(at, () => {
        world.story.tell('', `the directory does not answer (${outage || 'nothing at all'})`);
        directory.outage = outage;
      });
      this.at(at + hour + random.below(5 * hour), () => {
        world.story.tell('', 'the directory answers again');
        directory.outage = undefined;
      });
    }
    if (random.chance(0.05)) {
      const { id } = pickFrom(random, published);
      const at = sometime();
      this.at(at, () => {
        world.story.tell('', `${id} is withdrawn from the directory`);
        directory.withdrawn.add(id);
      });
      this.at(at + hour + random.below(2 * day), () => {
        world.story.tell('', `${id} is listed again`);
        directory.withdrawn.delete(id);
      });
    }
    if (isWeekend) return;
    if (random.chance(0.25)) this.planAdmins(sometime());
    if (random.chance(0.05) && this.people.length > 2 && !this.shape.isReal) {
      const person = pickFrom(random, this.people.slice(1));
      this.at(sometime(), () => this.changeRole(person));
    }
    if (this.shape.generation === 'upgrade' && today === 10)
      this.at(from + 12 * hour, () => {
        world.story.tell('', 'the server is upgraded in place');
        server.generation = 'callback';
        server.hasCallBacks = true;
      });
    if (server.generation === 'callback' && this.shape.generation === 'upgrade')
      this.at(from + 15 * hour, () => {
        for (const { today: panel } of this.people) panel.repair();
      });
  }

  /** Two admins have the same screen open, and one saves after the other. */
  private planAdmins(at: number): void {
    const { random } = this.world;
    const plugin = pickFrom(random, published);
    const field = pickFrom(
      random,
      plugin.fields.filter(({ type }) => type === 'string'),
    );
    for (const { today: panel, number } of this.people) {
      if (!this.world.ringCentral.extensions.get(number)?.isAdmin || random.chance(0.4)) continue;
      this.at(at + random.below(2 * minute), () =>
        panel.setForAll(
          plugin.id,
          field.const,
          `all ${random.below(1000)}`,
          !field.hidden && random.chance(0.4),
          random.below(3 * minute),
        ),
      );
    }
  }

  private changeRole({ number }: Person): void {
    const { world } = this;
    const extension = world.ringCentral.extensions.get(number);
    if (!extension) return;
    extension.isAdmin = !extension.isAdmin;
    world.roleChangedAt.set(number, world.happenings.now);
    world.tell(number, extension.isAdmin ? 'becomes an admin' : 'is no longer an admin', 'role');
  }

  /** All is well from here on, and everybody looks in daily. */
  private async comeToRest(): Promise<void> {
    const { world, shape } = this;
    world.directory.outage = undefined;
    world.directory.withdrawn.clear();
    for (let more = 0; more < shape.calmDays; more += 1) {
      const from = start + (shape.days + more) * day;
      for (const { panels } of this.people)
        for (const [place, panel] of panels.entries()) {
          const { computer } = panel;
          // Both may be opened at once, and a person presses at one after the other.
          const comes = from + place * 20 * minute;
          computer.setOnline(true);
          computer.trouble = 0;
          computer.isDiskFull = false;
          if (computer.skew !== 0) computer.stepClock(-computer.skew);
          this.at(from + 9 * hour, () => {
            computer.wakeUp();
            panel.open();
          });
          this.at(comes + 9 * hour, () => panel.visit());
          this.at(comes + 10 * hour, () => panel.visit());
          this.at(from + 10.5 * hour, () => panel.repair());
          this.at(from + 11 * hour, () => panel.look());
          this.at(from + 12 * hour, () => {
            panel.close();
            computer.sleep();
          });
        }
      await world.happenings.playUntil(from + day + 4 * hour - minute);
      checkDay(world);
    }
  }
}

function pickFrom<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random.below(choices.length)];
  if (choice === undefined) throw new Error('Nothing to choose from');
  return choice;
}

function phone(index: number): string {
  return `+1555000000${index}`;
}

function conversationOf({ key, kind, number }: Happened, at: number, count: number): Conversation {
  const date = new Date(at);
  return {
    conversationLogId: key,
    conversationId: `c-${key}`,
    kind: kind === 'fax' || kind === 'voicemail' ? kind : 'sms',
    date: `${date.getMonth() + 1}/${date.getDate()}/${date.getFullYear()}`,
    self: { phoneNumber: '+15559999999' },
    correspondents: [{ phoneNumber: number }],
    messages: Array.from({ length: count }, (_, place) => ({
      id: `${key}-${count - place}`,
      direction: 'Inbound',
      creationTime: at + count - place,
      text: 'Hello',
      from: { phoneNumber: number },
      to: [],
      attachments: [],
    })),
  };
}
