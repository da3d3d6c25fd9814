import { activityId, type Activity } from '../../../src/core/activity/activity';
import type { CatalogItem } from '../../../src/core/directory/catalog';
import type { InstalledPlugin } from '../../../src/core/plugins/installed-plugin';
import type { Task, TaskState } from '../../../src/core/tasks/task';

/** How much a profile holds. */
export interface Amounts {
  readonly activities: number;
  readonly tasks: number;
  readonly plugins: number;
  readonly catalog: number;
}

export const usual: Amounts = { activities: 2500, tasks: 10_000, plugins: 20, catalog: 5000 };
/** What must not be slower to open. The catalog is the directory's, which nobody's use makes larger. */
export const grown: Amounts = { activities: 25_000, tasks: 100_000, plugins: 200, catalog: 5000 };

const day = 86_400_000;
/** Everything is younger than what the worker forgets after a month; ms. */
const reach = 25 * day;

const firstNames = ['Ada', 'Bo', 'Chidi', 'Dilan', 'Elif', 'Femi', 'Greta', 'Hiro', 'Ines', 'Jonas', 'Kofi'];
const lastNames = [
  'Adler',
  'Brandt',
  'Castro',
  'Demir',
  'Eriksen',
  'Fischer',
  'Garza',
  'Haas',
  'Ito',
  'Jansen',
];
const nameOf = (index: number) =>
  `${firstNames[index % firstNames.length]} ${lastNames[index % lastNames.length]}`;

/**
 * Calls of the last weeks, evenly spread: logged ones, of which the newest few are still to be decided.
 * @param now epoch ms
 */
export function manyActivities(owner: string, count: number, now: number): Activity[] {
  return Array.from({ length: count }, (_, index): Activity => {
    const startTime = now - 60_000 - Math.floor((index * reach) / count);
    const sessionId = `bench-${index}`;
    const name = nameOf(index);
    const caller = { phoneNumber: `+1650556${String(index % 10_000).padStart(4, '0')}`, name };
    const isOpen = index < 6;
    const at = startTime + 65_000;
    return {
      id: activityId(owner, 'call', sessionId),
      account: owner,
      crm: { name: 'KeyCRM', connectorId: 'keycrm' },
      kind: 'call',
      call: {
        sessionId,
        telephonySessionId: `s-${sessionId}`,
        direction: 'Inbound',
        startTime,
        duration: 65,
        result: 'Accepted',
        from: caller,
        to: { phoneNumber: '+16505550100', name: 'Priya Nair' },
      },
      isFinal: true,
      knownAs: name,
      operations: [],
      attempts: 0,
      createdAt: at,
      changedAt: at,
      ...(isOpen
        ? { fate: 'todo' }
        : {
            fate: 'logged',
            form: {
              contact: { id: `contact-${index}`, name, type: 'Contact' },
              subject: `Inbound call from ${name}`,
              note: `Wants the quote number ${index} by Friday; call back in the morning.`,
              additional: {},
            },
            logId: `log-${index}`,
            sentAt: at,
          }),
    };
  });
}

/** Ended background work of the last weeks. */
export function manyTasks(owner: string, count: number, now: number): Task[] {
  return Array.from({ length: count }, (_, index): Task => {
    const startedAt = now - 60_000 - Math.floor((index * reach) / count);
    const state: TaskState = index % 50 === 7 ? 'failed' : index % 9 === 4 ? 'unknown' : 'completed';
    const operationId = `create:bench-${index}`;
    const plugin = index % 2 === 0 ? 'summary' : 'digest';
    return {
      id: `${operationId}/${plugin}`,
      operationId,
      operation: 'create',
      account: owner,
      crmName: 'KeyCRM',
      activityId: activityId(owner, 'call', `bench-${index}`),
      sessionId: `bench-${index}`,
      logId: `log-${index}`,
      logType: 'call',
      subject: nameOf(index),
      pluginId: plugin,
      pluginName: `rclabs.${plugin}`,
      pluginTitle: plugin === 'summary' ? 'Call summary' : 'Daily digest',
      watch: { by: 'poll', ids: [`bench-${index}`] },
      state,
      source: 'server',
      startedAt,
      day: new Date(startedAt).toISOString().slice(0, 10),
      checkedAt: startedAt + 60_000,
      settledAt: startedAt + 60_000,
      attempts: 1,
      failures: 0,
    };
  });
}

const trades = ['Summary', 'Score', 'Stamp', 'Digest', 'Archive', 'Follow-up', 'Redaction', 'Translation'];
const makers = ['Contoso', 'Fabrikam', 'Northwind', 'RC Labs', 'Tailspin', 'Wingtip'];

/** What the directory lists. */
export function manyCatalogItems(count: number): CatalogItem[] {
  return Array.from({ length: count }, (_, index): CatalogItem => {
    const maker = makers[index % makers.length] ?? '';
    const trade = trades[index % trades.length] ?? '';
    return {
      id: `listed-${index}`,
      name: `${maker.toLowerCase().replace(' ', '')}.listed-${index}`,
      displayName: `${trade} of ${nameOf(index)} ${index}`,
      description: `Writes a ${trade.toLowerCase()} below each note of a call, a little after it is logged.`,
      developer: maker,
      version: '1.0.0',
      access: 'public',
      ownerAccountId: '100000001',
      iconUrl: '',
    };
  });
}

/** So many installed plugins, made after those that are there. */
export function morePlugins(installed: readonly InstalledPlugin[], count: number): InstalledPlugin[] {
  return Array.from({ length: count }, (_, index) => {
    const model = installed[index % installed.length];
    if (!model) throw new Error('No plugin is installed');
    return index < installed.length
      ? model
      : { ...model, id: `${model.id}-${index}`, name: `${model.name}-${index}` };
  });
}

/** Settings of a plugin with so many fields, of the kinds that plugins have. */
export function formOf(fields: number): object {
  const kinds = [
    { type: 'string', minLength: 2 },
    { type: 'string', enum: ['short', 'medium', 'long'] },
    { type: 'boolean' },
    { type: 'integer', minimum: 0, maximum: 500 },
    { type: 'string', format: 'email' },
  ];
  const properties = Object.fromEntries(
    Array.from({ length: fields }, (_, index) => [
      `f${index}`,
      { title: `Field f${index}`, description: `What f${index} is for.`, ...kinds[index % kinds.length] },
    ]),
  );
  return { type: 'object', properties };
}
