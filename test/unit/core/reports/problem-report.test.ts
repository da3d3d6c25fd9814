import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../src/core/basics/problem';
import { noPolicy } from '../../../../src/core/settings/policy';
import { noTasks } from '../../../../src/core/tasks/task-summary';
import {
  createProblemReport,
  textOfReport,
  type ReportSources,
} from '../../../../src/core/reports/problem-report';
import { installedPlugin } from '../../fakes/installed-plugin';
import { connection, identity, owner } from '../../fakes/person';

const now = Date.UTC(2026, 10, 30, 9, 30);
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';

function sources(change: Partial<ReportSources> = {}): ReportSources {
  return {
    now,
    panelVersion: '0.1.0',
    userAgent: chrome,
    language: 'en',
    isOnline: true,
    identity,
    connection,
    connectorVersion: '1.4.2',
    policy: noPolicy,
    activities: [
      { account: owner, fate: 'logged' },
      {
        account: owner,
        fate: 'needs_you',
        problem: { code: 'refused', message: 'No such deal', status: 200 },
      },
      { account: owner, fate: 'needs_you', problem: { code: 'refused' } },
      { account: 'somebody|else||', fate: 'logged' },
    ],
    tasks: { ...noTasks, pending: 2, failed: 1 },
    installed: { plugins: [], refreshedAt: now - 60_000 },
    registrations: {},
    installations: 0,
    setAside: 0,
    errors: [],
    ...change,
  };
}

describe('a report of a problem says', () => {
  test('versions, abilities and counts', () => {
    const report = createProblemReport(
      sources({
        connection: {
          ...connection,
          capabilities: { ...connection.capabilities, interfaces: ['findContact', 'somethingNew'] },
        },
        policy: { ...noPolicy, connectorId: 'keycrm', preferences: { theme: 'dark' }, broken: ['serverUrl'] },
        installed: {
          plugins: [installedPlugin('a', { isPaused: true }), installedPlugin('b', { hasManifest: false })],
          refreshedAt: now - 60_000,
          problem: { code: 'timeout', host: 'callback.app-connect.example' },
        },
        registrations: { a: 'registered', b: 'missing', c: 'missing' },
        installations: 1,
        setAside: 3,
      }),
    );
    expect(report).toEqual({
      madeAt: '2026-11-30T09:30:00.000Z',
      panel: { version: '0.1.0', language: 'en', isOnline: true },
      browser: { name: 'Chrome', version: '143.0.0.0', system: 'Linux' },
      ringCentral: { signedIn: 'yes', isAdmin: true },
      crm: {
        state: 'connected',
        connector: 'keyCRM',
        connectorVersion: '1.4.2',
        hasOwnHost: false,
        server: 'callback',
        abilities: {
          accountPlugins: true,
          pollsTasks: false,
          tokenInHeader: true,
          callBacks: false,
          managedOptions: false,
          interfaces: ['findContact'],
          otherInterfaces: 1,
        },
      },
      policy: { values: 1, preferences: 1, unreadable: 1 },
      settings: { readAt: '2026-11-30T09:29:00.000Z', problem: { kind: 'timeout' } },
      activities: {
        todo: 0,
        waiting: 0,
        sending: 0,
        asking: 0,
        logged: 1,
        needs_you: 2,
        ignored: 0,
        problems: { refused: 2 },
        setAside: 3,
      },
      tasks: { pending: 2, completed: 0, failed: 1, sent: 0, unknown: 0, added: 0, replaced: 0 },
      plugins: {
        installed: 2,
        withoutManifest: 1,
        askForMore: 0,
        paused: 1,
        broken: 0,
        registrations: { registered: 1, missing: 2 },
        installationsUnderWay: 1,
      },
      errors: [],
    });
  });

  test('of each error its kind, place, status and time', () => {
    const { errors } = createProblemReport(
      sources({
        errors: [
          { code: 'server_error', method: 'askServer', screen: 'log', status: 502, at: now, times: 3 },
          { code: 'bug', screen: 'plugins', at: now, times: 1 },
        ],
      }),
    );
    expect(errors).toEqual([
      {
        at: '2026-11-30T09:30:00.000Z',
        kind: 'server_error',
        method: 'askServer',
        screen: 'log',
        status: 502,
        times: 3,
      },
      { at: '2026-11-30T09:30:00.000Z', kind: 'bug', screen: 'plugins', times: 1 },
    ]);
  });

  test.each<[string, Partial<ReportSources>, object]>([
    [
      'nobody is signed in',
      { identity: null, connection: null },
      { ringCentral: { signedIn: 'no' }, crm: null },
    ],
    [
      'the sign-in has ended',
      { identity: { ...identity, hasEnded: true } },
      { ringCentral: { signedIn: 'ended', isAdmin: true } },
    ],
    [
      'a connector that is not public is not named',
      { connection: { ...connection, listing: { name: 'x', access: 'private', ownerAccountId: '1' } } },
      { crm: { connector: 'not public' } },
    ],
    [
      'settings were never read',
      { installed: { plugins: [], refreshedAt: 0 } },
      { settings: { readAt: 'never' } },
    ],
    [
      'Edge on Windows',
      {
        userAgent:
          'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.3650.66',
      },
      { browser: { name: 'Edge', version: '143.0.3650.66', system: 'Windows' } },
    ],
    ['no browser that is known', { userAgent: 'x' }, { browser: { name: 'unknown', system: 'unknown' } }],
  ])('%s', (_what, change, expected) => {
    expect(createProblemReport(sources(change))).toMatchObject(expected);
  });

  test.each(['650.555.0123', '192.168.1.17', '0170.123.456', '1', 'Nadia 1.0', { major: 1 }, undefined])(
    'no version that is something else: %s',
    (connectorVersion) => {
      expect(createProblemReport(sources({ connectorVersion })).crm?.connectorVersion).toBe('unknown');
    },
  );

  test.each([16505550123, -1, 0.5, 99, 600])('no status that is none: %d', (status) => {
    const problem = { code: 'refused', status } as const;
    const report = createProblemReport(
      sources({
        installed: { plugins: [], refreshedAt: now, problem },
        errors: [{ ...problem, screen: 'log', at: now, times: 1 }],
      }),
    );
    expect(textOfReport(report)).not.toContain('status');
  });
});

/** What somebody might have typed, or a server answered. */
const planted = fc.oneof(
  fc.constantFrom(
    'Nadia Öztürk',
    'nadia.oeztuerk@acme-widgets.example',
    '+1 (650) 555-0123',
    '+4930123456789',
    '6505550123',
    'Wants a refund, call before 5',
    'https://acme.my.crm.example/c/4711?token=s3cr3t-v4lue',
    'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IjQyIn0.c2lnbmF0dXJl',
    'acme.my.crm.example',
    '410000101',
  ),
  fc.string({ minLength: 6, maxLength: 40 }),
);

/** Every text of what is given, names of properties in `named` too, becomes a planted one. */
function plant(value: unknown, take: () => string, isNamed = false): unknown {
  if (typeof value === 'string') return take();
  if (Array.isArray(value)) return value.map((item) => plant(item, take));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [isNamed ? take() : key, plant(inner, take)]),
  );
}

test('whatever stands in a text of a person, the CRM, a plugin, a server or a policy, the report has none of it', () => {
  fc.assert(
    fc.property(fc.array(planted, { minLength: 1, maxLength: 12 }), fc.nat(), (texts, first) => {
      let place = first % texts.length;
      const take = () => {
        place = (place + 1) % texts.length;
        return texts[place] ?? '';
      };
      const of = <T>(value: T, fixed: Partial<T> = {}): T => ({ ...(plant(value, take) as T), ...fixed });
      const person = of({ ...identity, contact: { department: 'x', homePhone: 'x' } });
      const account = `${person.accountId}|${person.extensionId}|x|x`;
      const problem = {
        code: 'refused',
        message: take(),
        host: take(),
        missing: [take()],
        details: [{ title: take(), items: [take()] }],
      } satisfies Problem;
      const crm = of(
        { ...connection, hostname: 'x', redirectPage: 'x', logFormat: 'x', signInId: 'x' },
        {
          // Which public connector it is, and how it stands with it, is what a report is for.
          platform: connection.platform,
          state: connection.state,
          capabilities: { ...connection.capabilities, interfaces: texts },
          listing: { name: take(), access: 'public', ownerAccountId: take() },
        },
      );
      const plugin = installedPlugin('a', { hasManifest: true });
      const made = (change: Partial<ReportSources>) => textOfReport(createProblemReport(sources(change)));
      const report = made({
        userAgent: `${chrome} ${take()}`,
        identity: person,
        connection: crm,
        connectorVersion: take(),
        policy: {
          ...of({ ...noPolicy, connectorId: 'x', serverUrl: 'x', dialerPath: 'x' }),
          preferences: Object(plant({ theme: 'x' }, take, true)),
          broken: [take()],
        },
        activities: [{ account, fate: 'needs_you', problem }],
        installed: {
          plugins: [of(plugin, { access: 'public', logTypes: ['call'] })],
          refreshedAt: now,
          problem,
        },
        registrations: { [take()]: 'registered' },
      });
      // What it says without them: a text that stands there by itself was not planted.
      const bare = made({
        connection,
        connectorVersion: 'none',
        policy: {
          ...noPolicy,
          connectorId: '',
          serverUrl: '',
          dialerPath: '',
          preferences: { a: 1 },
          broken: [''],
        },
        activities: [{ account: owner, fate: 'needs_you', problem: { code: 'refused' } }],
        installed: { plugins: [plugin], refreshedAt: now, problem: { code: 'refused' } },
        registrations: { a: 'registered' },
      });
      const planted = texts.filter((text) => !bare.includes(text));
      expect(planted.filter((text) => report.includes(text))).toEqual([]);
      expect(report).toContain('"refused": 1');
    }),
    { numRuns: 300 },
  );
});
