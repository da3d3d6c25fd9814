import { createFakeBrowser } from '../../unit/fakes/fake-browser';
import { Databases } from './databases';
import { Happenings, type Actor, type Happening } from './happenings';
import { Locks } from './locks';

/** The browser ends a worker that nobody needs; ms. */
const idleTime = 30_000;

type Event = () => void;

/** One computer with a browser that has the extension: what it stores, the lives of its worker, its pages. */
export class Computer {
  readonly browser: ReturnType<typeof createFakeBrowser> & { [part: string]: unknown };
  readonly databases: Databases;
  readonly locks: Locks;
  readonly pageStore = new Map<string, string>();
  readonly onlineListeners = new Set<Event>();
  private readonly startupListeners = new Set<Event>();
  /** What a person has typed into a form and not saved, by the name of its draft. */
  readonly typing = new Map<string, string>();
  isOnline = true;
  /** Share of its requests that the network loses in one way or another. */
  trouble = 0;
  isAsleep = false;
  isDiskFull = false;
  /** How far its clock is ahead of the true time; ms. */
  skew = 0;
  deaths = 0;
  private worker: Actor | undefined;
  private neededAt = 0;
  private stepsLeft = Number.POSITIVE_INFINITY;
  /** Pages that wait for the living worker's answer. */
  private waiting = new Set<Event>();
  private deferred: Happening[] = [];
  private planned = new Map<string, object>();
  /** Requests on their way, cut off where the network goes. */
  readonly underWay = new Set<Event>();

  constructor(
    readonly name: string,
    readonly happenings: Happenings,
    private readonly runEntry: () => void,
    private readonly onBug: (text: string) => void,
  ) {
    const gate = <T>(effect: () => T | Promise<T>) => this.gate(effect);
    this.databases = new Databases(gate, () => this.isDiskFull);
    this.locks = new Locks(happenings);
    const fake = createFakeBrowser();
    for (const area of [fake.storage.local, fake.storage.session]) {
      const { get, set, remove } = area;
      area.get = (keys) => this.gate(() => get(keys));
      area.set = (items) =>
        this.gate(() => {
          if (this.isDiskFull && area === fake.storage.local)
            throw new Error('Resource::kQuotaBytes quota exceeded');
          return set(items);
        });
      area.remove = (keys) => this.gate(() => remove(keys));
    }
    const noEvent = { addListener: () => undefined };
    this.browser = Object.assign(fake, {
      sidePanel: { setPanelBehavior: async () => undefined },
      notifications: { ...fake.notifications, onClicked: noEvent },
      runtime: {
        ...fake.runtime,
        onStartup: { addListener: (listener: Event) => void this.startupListeners.add(listener) },
        onInstalled: noEvent,
        getManifest: () => ({ version: '1.0.0' }),
        sendMessage: (message: unknown) => this.ask(message),
      },
    });
    fake.permissions.contains = async () => true;
  }

  get now(): number {
    return this.happenings.now + this.skew;
  }

  page(): Actor {
    return { computer: this, isAlive: true };
  }

  close(page: Actor): void {
    page.isAlive = false;
    this.locks.releaseDead();
  }

  defer(happening: Happening): void {
    this.deferred.push(happening);
  }

  /** The lid is closed: nothing runs, and what was on its way is gone. */
  sleep(): void {
    this.isAsleep = true;
    this.cutOff();
  }

  wakeUp(): void {
    if (!this.isAsleep) return;
    this.isAsleep = false;
    for (const happening of this.deferred.splice(0)) this.happenings.again(happening);
    this.planAlarms();
  }

  setOnline(isOnline: boolean): void {
    if (this.isOnline === isOnline) return;
    this.isOnline = isOnline;
    if (!isOnline) this.cutOff();
    // The browser tells a worker that lives; it wakes none for it.
    else if (this.worker?.isAlive) for (const listener of this.onlineListeners) this.inWorker(listener);
  }

  stepClock(ms: number): void {
    this.skew += ms;
    this.planned.clear();
    this.planAlarms();
  }

  private cutOff(): void {
    for (const cut of this.underWay) cut();
    this.underWay.clear();
  }

  /** Ends the worker now, or at one of the next steps of what it does. */
  kill(steps = 0): void {
    if (steps > 0) this.stepsLeft = steps;
    else this.die();
  }

  restartBrowser(): void {
    this.die();
    this.browser.storage.session.values.clear();
    this.browser.alarms.all.clear();
    this.planned.clear();
    this.inWorker(() => {
      for (const listener of this.startupListeners) listener();
    });
  }

  private die(): void {
    this.stepsLeft = Number.POSITIVE_INFINITY;
    if (!this.worker) return;
    this.worker.isAlive = false;
    this.worker = undefined;
    this.deaths += 1;
    this.onlineListeners.clear();
    this.startupListeners.clear();
    const { runtime, alarms, tabs, windows, storage } = this.browser;
    for (const event of [
      runtime.onMessage,
      alarms.onAlarm,
      tabs.onUpdated,
      windows.onRemoved,
      storage.onChanged,
    ])
      event.clear();
    this.locks.releaseDead();
    for (const closed of this.waiting) closed();
    this.waiting = new Set();
  }

  /** Has the worker do something, which starts it where there is none. */
  inWorker(event: Event): void {
    const { now } = this.happenings;
    if (this.worker && this.neededAt + idleTime < now && this.waiting.size === 0 && this.underWay.size === 0)
      this.die();
    this.neededAt = now;
    if (!this.worker) {
      const born: Actor = { computer: this, isAlive: true };
      this.worker = born;
      this.happenings.at(now, born, () => this.runEntry());
    }
    this.happenings.at(now, this.worker, event);
  }

  private ask(message: unknown): Promise<unknown> {
    const asker = this.happenings.current;
    return new Promise((resolve, reject) => {
      const closed = () =>
        this.happenings.at(this.happenings.now, asker, () => reject(new Error('The port was closed')));
      const sent = copyOf(message);
      this.inWorker(() => {
        const sender = { id: this.browser.runtime.id, url: this.browser.runtime.getURL('panel.html') };
        this.browser.runtime.onMessage.dispatch(sent, sender, (reply) => {
          if (!this.waiting.delete(closed)) return;
          const came = copyOf(reply);
          this.happenings.at(this.happenings.now, asker, () => resolve(came));
        });
      });
      // Of the life that was started for it at the latest.
      this.waiting.add(closed);
    });
  }

  /** There is one alarm of a name: it rings unless another has taken its place before. */
  planAlarms(): void {
    if (this.isAsleep) return;
    const { all } = this.browser.alarms;
    for (const [name, alarm] of all) {
      if (this.planned.get(name) === alarm) continue;
      this.planned.set(name, alarm);
      this.happenings.at(alarm.scheduledTime - this.skew, undefined, () => {
        if (this.isAsleep) this.planned.delete(name);
        else if (all.get(name) === alarm && this.planned.get(name) === alarm) {
          all.delete(name);
          this.inWorker(() => void this.browser.alarms.onAlarm.dispatch(alarm));
        }
      });
    }
  }

  /** Everything that a worker or a page asks of the browser passes here, before and after it is done. */
  private async gate<T>(effect: () => T | Promise<T>): Promise<T> {
    const actor = this.happenings.current;
    if (!this.passes(actor)) return Happenings.never();
    const result = await effect();
    return this.passes(actor) ? result : Happenings.never();
  }

  private passes(actor: Actor | undefined): boolean {
    if (!actor) {
      this.onBug(`${this.name}: something went on by itself`);
      return false;
    }
    if (!actor.isAlive) return false;
    if (actor !== this.worker) return true;
    this.stepsLeft -= 1;
    if (this.stepsLeft > 0) return true;
    this.die();
    return false;
  }
}

/** As it is after the journey between two contexts of the browser. */
function copyOf(message: unknown): unknown {
  return message === undefined ? undefined : JSON.parse(JSON.stringify(message));
}
