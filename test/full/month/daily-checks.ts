import type { Activity } from '../../../src/core/activity/activity';
import { day, hour, type Happened, type World } from './world';

const withSomebody: ReadonlySet<string> = new Set(['todo', 'waiting', 'sending', 'asking', 'needs_you']);

/** What has to hold at the end of each day. */
export function checkDay(world: World): void {
  const records = indexRecords(world);
  for (const happened of world.happened) checkActivity(world, happened, records.get(keyOf(happened)) ?? []);
  checkDrafts(world, records);
  checkRoles(world);
}

/** Whoever has become an admin, or is none any more, is so in a panel that was in use a day later. */
function checkRoles(world: World): void {
  for (const computer of world.computers) {
    const number = world.ownerOf.get(computer.name) ?? '';
    const changedAt = world.roleChangedAt.get(number);
    const usedAt = world.usedAt.get(computer.name) ?? 0;
    const { isAdmin } = Object(JSON.parse(computer.browser.storage.local.values.get('identity') ?? 'null'));
    const really = world.ringCentral.extensions.get(number)?.isAdmin;
    if (changedAt === undefined || usedAt < changedAt + 1.5 * day || isAdmin === undefined) continue;
    if (isAdmin !== really)
      world.object(
        'role',
        `${computer.name} takes them for ${really ? 'no admin' : 'an admin'}`,
        number,
        'role',
      );
  }
}

interface Kept {
  readonly where: string;
  readonly activity: Activity;
}

function keyOf({ extension, key }: Pick<Happened, 'extension' | 'key'>): string {
  return `${extension}|${key}`;
}

function indexRecords(world: World): Map<string, Kept[]> {
  const found = new Map<string, Kept[]>();
  for (const computer of world.computers) {
    const extension = world.ownerOf.get(computer.name) ?? '';
    for (const raw of computer.databases.read('activities').values()) {
      const { call, conversation } = Object(raw);
      const key = keyOf({ extension, key: call?.sessionId ?? conversation?.conversationLogId ?? '' });
      found.set(key, [...(found.get(key) ?? []), { where: computer.name, activity: Object(raw) }]);
    }
  }
  return found;
}

function platformOf({ account }: Activity): string {
  return account.split('|')[3] ?? '';
}

function isInCrm({ server }: World, { key, extension, kept, kind }: Happened, platform: string): boolean {
  if (kind === 'call' || kind === 'internal') return server.find(platform, extension, key) !== undefined;
  return (kept?.messages ?? []).every(({ id }) => server.hasMessage(platform, extension, id));
}

function checkActivity(world: World, happened: Happened, records: readonly Kept[]): void {
  const { extension, key, kind, isKept, typed, at } = happened;
  const { now } = world.happenings;
  if (kind === 'internal') {
    if (records.length > 0) world.object('colleagues', 'a call between colleagues is kept', extension, key);
    return;
  }
  if (at > now - hour || !isKept) return;
  const isThere = ['keyCRM', 'oldCRM'].some((platform) => isInCrm(world, happened, platform));
  // A month after, a logged one is no longer kept here.
  if (!isThere && !records.some(({ activity }) => withSomebody.has(activity.fate)))
    world.object('lost', `a ${kind} is neither in the CRM nor with anybody`, extension, key);
  for (const { where, activity } of records) {
    const platform = platformOf(activity);
    if (
      activity.fate === 'logged' &&
      activity.operations.length === 0 &&
      activity.form &&
      !activity.conversation
    ) {
      const log = world.server.find(platform, extension, key);
      if (!log)
        world.object('claimed', `${where} says that a ${kind} is logged, and it is not`, extension, key);
    }
    checkNotStalled(world, happened, { where, activity });
  }
  const last = typed.at(-1);
  if (last === undefined || happened.conversation) return;
  const isKeptText =
    ['keyCRM', 'oldCRM'].some((platform) => {
      const given = world.server.find(platform, extension, key)?.given;
      return given?.includes(last) === true;
    }) ||
    records.some(({ activity }) => activity.form?.note.includes(last) === true && activity.fate !== 'logged');
  if (isKeptText) return;
  const states = records.map(({ where, activity }) => `${where} has it as ${activity.fate}`);
  world.object('typed', `the note “${last}” is gone; ${states.join(', ')}`, extension, key);
}

/** What goes on by itself is due, and somebody will come for it. */
function checkNotStalled(world: World, { extension, key, kind }: Happened, { where, activity }: Kept): void {
  const computer = world.computers.find(({ name }) => name === where);
  if (!computer || computer.isAsleep || activity.nextAt === undefined) return;
  const connection = Object(JSON.parse(computer.browser.storage.local.values.get('connection') ?? 'null'));
  if (connection.state !== 'connected' || platformOf(activity) !== connection.platform) return;
  const alarm = computer.browser.alarms.all.get('outbox');
  if (!alarm || alarm.scheduledTime - computer.skew > world.happenings.now + day)
    world.object(
      'stalled',
      `${where} leaves a ${kind} (${activity.fate}) and has set no alarm`,
      extension,
      key,
    );
}

/** What was typed and not saved is still there, under the name that it has. */
function checkDrafts(world: World, records: ReadonlyMap<string, readonly Kept[]>): void {
  for (const computer of world.computers) {
    const stored = [...computer.browser.storage.local.values.values()].join();
    for (const [form, text] of computer.typing) {
      if (stored.includes(text)) continue;
      const extension = world.ownerOf.get(computer.name) ?? '';
      const key = form.replace(/^log:\w+:/, '').replace(/@.*$/, '');
      const kept = records.get(keyOf({ extension, key })) ?? [];
      // What was left complete may have been logged by itself.
      if (kept.some(({ activity }) => activity.form?.note.includes(text) === true)) continue;
      world.object('typed', `the draft “${text}” on ${computer.name} is gone (${form})`, extension, key);
    }
  }
}

/** What has to hold when a month is over and everything has come to rest. */
export function checkMonth(world: World): { known: number; unknown: number } {
  let known = 0;
  let unknown = 0;
  let example: [string, string] | undefined;
  for (const [id, task] of world.begun) {
    const run = world.runOf.get(id);
    if (run?.end !== 'answered') continue;
    known += 1;
    const end = world.endOf.get(id);
    if (end && end.state !== 'unknown') continue;
    unknown += 1;
    example ??= [run.extension, task.sessionId];
  }
  const share = known === 0 ? 0 : unknown / known;
  if (share > 0.05)
    world.object(
      'unknown',
      `of ${known} pieces of background work that were done, ${unknown} are not known to be (${Math.round(share * 100)} %)`,
      ...(example ?? []),
    );
  for (const computer of world.computers) {
    const { plugins = [] } = Object(
      JSON.parse(computer.browser.storage.local.values.get('installedPlugins') ?? '{}'),
    );
    const ids = new Set(plugins.map((plugin: unknown) => String(Object(plugin).id)));
    for (const id of world.expectedPlugins)
      if (!ids.has(id))
        world.object('installed', `${computer.name} no longer has ${id}`, world.ownerOf.get(computer.name));
  }
  for (const id of world.expectedPlugins) {
    if (!world.settings.isInstalled(id))
      world.object('installed', `${id} is gone from the account's settings`);
    if (world.server.generation === 'callback' && !world.server.registered.has(id))
      world.object('installed', `${id} is no longer registered`);
  }
  return { known, unknown };
}
