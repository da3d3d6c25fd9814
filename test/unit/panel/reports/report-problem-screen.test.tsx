// @vitest-environment jsdom
import { createStore, setMany } from 'idb-keyval';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import profile from '../../../fixtures/profile-0.1.0.json';
import { manifestKey } from '../../../../src/core/directory/catalog';
import { ProblemError } from '../../../../src/core/basics/problem';
import { ReportProblemScreen } from '../../../../src/panel/reports/problem/ReportProblemScreen';
import { openView } from '../../../../src/storage/panel-view';
import { readView } from '../../../../src/storage/view-reading';
import { setAside } from '../../../../src/storage/basics/set-aside';
import { changeTasks } from '../../../../src/storage/tasks/task-store';
import { manifestCache } from '../../../../src/storage/directory/manifest-cache';
import { createSurroundings, type Surroundings } from '../../fakes/worker';
import { answerPages, settle, type Answers } from '../fake-worker';
import { paintPanel } from '../paint-panel';
import { connection, sampleTask } from '../sample-view';

let world: Surroundings;
let answers: Answers;
let worker: ReturnType<typeof answerPages>;
const copied: string[] = [];
const host = 'uploads.example.com';

/** What this connector's manifest says beside what connecting needs. */
const publish = (part: object) =>
  manifestCache.set(manifestKey('connector', connection.connectorId), {
    body: { version: '1.4.2', serverUrl: connection.serverUrl, platforms: { [connection.platform]: part } },
    fetchedAt: world.clock.time,
  });

beforeEach(async () => {
  world = createSurroundings();
  Object.assign(world.browser.runtime, { getManifest: () => ({ version: '0.1.0' }) });
  await world.connect();
  localStorage.clear();
  location.hash = '#/settings/report-problem';
  copied.length = 0;
  const clipboard = { writeText: async (text: string) => void copied.push(text) };
  vi.stubGlobal(
    'navigator',
    Object.create(navigator, {
      userAgent: { value: 'Chrome/143.0.0.0' },
      clipboard: { value: clipboard },
    }),
  );
  answers = { askServer: () => Promise.reject(new ProblemError({ code: 'refused', status: 400 })) };
  worker = answerPages(world.browser, answers);
});

async function open(part: Parameters<typeof paintPanel>[1] = {}) {
  const panel = await paintPanel(<ReportProblemScreen />, {
    route: { screen: 'report_problem' },
    connection,
    ...part,
  });
  await settle();
  return {
    ...panel,
    press: async (name: string) => {
      await panel.press(name);
      await settle();
    },
    report: () => panel.element.querySelector('pre')?.textContent ?? '',
  };
}

describe('the report', () => {
  test('is shown whole, and is what is copied and saved', async () => {
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      if (blob instanceof Blob) saved.push(blob);
      return 'blob:x';
    });
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
    const panel = await open();
    expect(JSON.parse(panel.report())).toMatchObject({
      browser: { name: 'Chrome' },
      crm: { connector: connection.platform },
      errors: [],
    });
    await panel.press('Copy report');
    expect(copied).toEqual([panel.report()]);
    expect(panel.text()).toContain('Copied.');
    await panel.press('Save as file');
    expect(await saved[0]?.text()).toBe(panel.report());
    expect(panel.text()).toContain('Saved to your downloads.');
    expect(worker.asked('sendProblemReport')).toEqual([]);
  });

  test('that cannot be copied says so', async () => {
    const clipboard = { writeText: () => Promise.reject(new Error('no')) };
    vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: clipboard } }));
    const panel = await open();
    await panel.press('Copy report');
    expect(panel.text()).toContain('Save it as a file instead.');
  });

  test('has the last errors, without any that this program cannot have written', async () => {
    const error = { code: 'refused', method: 'askServer', screen: 'log', status: 400, at: 1, times: 2 };
    const foreign = [
      { ...error, method: 'Nadia Öztürk' },
      { ...error, screen: '+16505550123' },
      { ...error, method: 'toString' },
      { ...error, screen: 'constructor' },
    ];
    localStorage.setItem('lastErrors', JSON.stringify([...foreign, error]));
    const panel = await open();
    expect(JSON.parse(panel.report()).errors).toMatchObject([
      { kind: 'refused', method: 'askServer', screen: 'log', status: 400, times: 2 },
    ]);
    expect(panel.report()).not.toContain('toString');
  });

  test('is there for whoever is not signed in, too', async () => {
    const panel = await open({ identity: null, connection: null });
    expect(JSON.parse(panel.report())).toMatchObject({ ringCentral: { signedIn: 'no' }, crm: null });
  });

  test('comes with the pages of the connector’s maker', async () => {
    await publish({
      documentationUrl: 'https://docs.example.com/a',
      getSupportUrl: 'http://plain.example.com',
    });
    const panel = await open();
    expect(panel.link('Documentation')).toBe('https://docs.example.com/a');
    expect(panel.text()).not.toContain('Get support');
  });
});

describe('sending it', () => {
  const wish = () => publish({ supportReportIssue: true });
  const sends = (answer: () => unknown) => {
    answers['sendProblemReport'] = answer;
  };
  /** Where the server names the host, and then takes the report. */
  const takes = () => sends(() => (worker.asked('sendProblemReport').length === 1 ? host : ''));

  test('is not offered where the connector’s maker does not want it, and the server is not asked', async () => {
    await publish({});
    const panel = await open();
    expect(panel.text()).not.toContain('Send it to support');
    expect(worker.asked('askServer')).toEqual([]);
  });

  test('is not offered where the server lacks the route, which is no error', async () => {
    await wish();
    answers['askServer'] = () => Promise.reject(new ProblemError({ code: 'missing_route', status: 404 }));
    const panel = await open();
    expect(worker.asked('askServer')).toEqual([{ route: 'problemReports', query: {} }]);
    expect(panel.text()).not.toContain('Send it to support');
    expect(panel.has('[role=alert]')).toBe(false);
  });

  test('is not offered while the CRM’s session has ended', async () => {
    await wish();
    await world.connect({ state: 'revoked' });
    const panel = await open();
    expect(panel.text()).not.toContain('Send it to support');
  });

  test('names the host first, asks the browser for it in the next press, and sends what is shown', async () => {
    await wish();
    takes();
    const panel = await open();
    expect(worker.asked('sendProblemReport')).toEqual([]);
    await panel.press('Send report…');
    expect(world.browser.permissions.request).not.toHaveBeenCalled();
    expect(panel.text()).toContain(`The server takes the report at ${host}.`);
    await panel.press(`Send to ${host}`);
    expect(world.browser.permissions.request).toHaveBeenCalledExactlyOnceWith({
      origins: [`https://${host}/*`],
    });
    expect(worker.asked('sendProblemReport')).toMatchObject([{ host: '' }, { host, report: panel.report() }]);
    expect(panel.text()).toContain(`The report was sent to ${host}.`);
  });

  test('a permission that is refused sends nothing, and can be given later', async () => {
    await wish();
    takes();
    world.browser.permissions.request.mockResolvedValueOnce(false);
    const panel = await open();
    await panel.press('Send report…');
    await panel.press(`Send to ${host}`);
    expect(panel.text()).toContain(`Nothing was sent: the browser was not allowed to connect to ${host}.`);
    expect(worker.asked('sendProblemReport')).toHaveLength(1);
    await panel.press(`Send to ${host}`);
    expect(panel.text()).toContain(`The report was sent to ${host}.`);
  });

  test('a server that names another host by then is asked about anew', async () => {
    await wish();
    sends(() => (worker.asked('sendProblemReport').length === 1 ? host : 'uploads.other.example'));
    const panel = await open();
    await panel.press('Send report…');
    await panel.press(`Send to ${host}`);
    expect(panel.button('Send to uploads.other.example')).toBeDefined();
    expect(panel.text()).not.toContain('was sent to');
  });

  test.each<[string, object, string]>([
    ['a route that has gone', { code: 'missing_route' }, 'This server does not take reports.'],
    ['an address that is not safe', { code: 'sign_in_unsafe' }, 'named an address that is not safe'],
  ])('%s is told as such, and the rest stays', async (_what, problem, words) => {
    await wish();
    sends(() => Promise.reject(new ProblemError(Object(problem))));
    const panel = await open();
    await panel.press('Send report…');
    expect(panel.text()).toContain(words);
    expect(panel.has('[role=alert]')).toBe(false);
    expect(panel.button('Copy report')).toBeDefined();
  });

  test.each<[string, object, string]>([
    ['no network', { code: 'offline', host: 'callback.app-connect.example' }, 'still here'],
    ['a host that refuses', { code: 'bug', status: 403, host }, `${host} rejected this`],
    ['a host that refuses in words', { code: 'session_revoked', status: 401, host }, `${host} rejected this`],
    ['a host without the place', { code: 'missing_route', status: 404, host }, `${host} rejected this`],
  ])('%s is said, with what was kept', async (_what, problem, words) => {
    await wish();
    sends(() => {
      if (worker.asked('sendProblemReport').length === 1) return host;
      throw new ProblemError(Object(problem));
    });
    const panel = await open();
    await panel.press('Send report…');
    await panel.press(`Send to ${host}`);
    expect(panel.text()).toContain(words);
    expect(panel.text()).toContain('The report is still here');
    // Not a way back to where one is.
    expect(panel.has('a[href="#/settings/report-problem"]')).toBe(false);
  });
});

const texts = [
  'Nadia Öztürk',
  'nadia.oeztuerk@acme-widgets.example',
  '+1 (650) 555-0199',
  '+4930123456789',
  '6505550199',
  'Wants a refund, call before 5',
  'https://acme.my.crm.example/c/4711?token=s3cr3t-v4lue',
  'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IjQyIn0.c2lnbmF0dXJl',
  'acme-widgets.my.crm.example',
  '410000199',
];
let next = 0;

/**
 * The same with a planted text for every one that is not a plain word: those are the states, kinds and names by which
 * records are read at all.
 */
function plant(value: unknown): unknown {
  if (typeof value === 'string')
    return /^[a-z][a-z_A-Z]*$|^Inbound$|^Outbound$/.test(value) ? value : takeText();
  if (Array.isArray(value)) return value.map(plant);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plant(inner)]));
}

function takeText(): string {
  next += 1;
  return texts[next % texts.length] ?? '';
}

test('whatever stands in any store of this browser, the report has none of it', async () => {
  const owner = { accountId: texts[9] ?? '', extensionId: texts[4] ?? '' };
  const { local, session, databases } = profile;
  await world.browser.storage.local.set({
    ...Object(plant(local)),
    identity: { ...Object(plant(local.identity)), ...owner, isAdmin: true },
    connection: {
      ...Object(plant(local.connection)),
      serverUrl: 'https://callback.acme-widgets.example/nadia?token=s3cr3t-v4lue',
      platform: local.connection.platform,
      listing: { name: texts[0], access: 'public', ownerAccountId: texts[9] },
      state: 'connected',
    },
  });
  await world.browser.storage.session.set(Object(plant(session)));
  const { 'panel-tasks': _tasks, ...recorded } = databases;
  for (const [name, { records }] of Object.entries(recorded)) {
    const account = `${owner.accountId}|${owner.extensionId}|x|x`;
    const planted = Object.entries(records).map(([id, record]): [string, unknown] => [
      `${takeText()} ${id}`,
      name === 'panel-activities' ? { ...Object(plant(record)), account } : plant(record),
    ]);
    await setMany(planted, createStore(name, 'records'));
  }
  await changeTasks({ ids: [] }, () => [
    sampleTask({ subject: takeText(), pluginTitle: takeText(), crmName: takeText() }),
  ]);
  await setAside({ kind: 'activities', id: takeText(), raw: takeText() });
  const noted = { code: 'refused', status: 16505550199, at: 1, times: 1 };
  localStorage.setItem(
    'lastErrors',
    JSON.stringify(texts.map((text) => ({ ...noted, method: text, screen: text, message: text }))),
  );
  localStorage.setItem('lastPlace', `#/activity/${encodeURIComponent(texts[0] ?? '')}`);
  const { view } = await openView(readView());
  const panel = await open(view);
  const report = panel.report();
  // It was made of what is stored.
  expect(JSON.parse(report)).toMatchObject({ ringCentral: { signedIn: 'yes', isAdmin: true } });
  expect(JSON.parse(report).crm).toMatchObject({ state: 'connected' });
  expect(report).toMatch(/"(?:logged|needs_you|todo|ignored)": [1-9]/);
  for (const text of texts) expect(report).not.toContain(text);
  expect(report).not.toMatch(/@|https?:|\?|Nadia|acme|s3cr3t|555|0199/);
});
