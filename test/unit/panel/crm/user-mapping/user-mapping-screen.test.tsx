// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../../src/core/basics/problem';
import { UserMappingScreen } from '../../../../../src/panel/crm/user-mapping/UserMappingScreen';
import { paintPanel } from '../../paint-panel';
import { owner } from '../../../fakes/person';
import { connection } from '../../sample-view';

/** The gate: at 5,000 CRM users a key paints no more rows than are visible, plus ten. */

const { ask, painted, kept } = vi.hoisted(() => {
  const kept: { declared: unknown } = { declared: {} };
  return {
    ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>(),
    painted: { rows: 0 },
    kept,
  };
});
vi.mock('../../../../../src/protocol/client', () => ({ call: ask }));
const { settleConflict } = vi.hoisted(() => ({
  settleConflict: vi.fn<(input: unknown) => Promise<void>>(async () => undefined),
}));
vi.mock('../../../../../src/actions/plugins/settle-conflict', () => ({ settleConflict }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));
vi.mock('../../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: {
    get: async () => ({
      body: { platforms: { keyCRM: { serverSideLogging: kept.declared } } },
      fetchedAt: 1,
    }),
  },
}));
// Counts what React paints, not what the page ends up with.
vi.mock('../../../../../src/panel/ui/Avatar', () => ({
  Avatar: () => {
    painted.rows += 1;
    return null;
  },
}));

const windowHeight = 600;
const rowHeight = 60;
const withUserList = {
  connection: { ...connection, capabilities: { ...connection.capabilities, interfaces: ['getUserList'] } },
};

const extension = (id: number, name: string, email = '') => ({
  id,
  name,
  extensionNumber: String(100 + id),
  type: 'User',
  status: 'Enabled',
  contact: { email },
});
const crmUser = (id: string, name: string, email: string, ...extensionIds: string[]) => ({
  crmUser: { id, name, email },
  rcUser: extensionIds.map((extensionId) => ({ extensionId })),
});

let answers: { [method: string]: (input: unknown) => unknown };

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return this.tagName === 'LI' ? rowHeight : windowHeight;
    },
  });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: windowHeight });
  kept.declared = { url: 'https://logging.example.com', enableUserMapping: true };
  answers = {
    getExtensionPage: () => ({
      records: [
        extension(1, 'Dana Reyes', 'dana@example.com'),
        extension(2, 'Sam Okafor'),
        extension(3, 'Alma Adler'),
      ],
      paging: { totalPages: 1 },
    }),
    askServer: () => [
      crmUser('u1', 'Dana Reyes', 'dana@example.com', '1'),
      crmUser('u2', 'S. Okafor', '', '2'),
      crmUser('u3', 'Front Desk', 'desk@example.com'),
    ],
    readUserMappings: () => [
      { crmUserId: 'u2', rcExtensionId: '2' },
      { crmUserId: 'u3', rcExtensionId: null, note: 'kept' },
    ],
    saveAdminRecords: () => undefined,
  };
  ask.mockReset().mockImplementation(async (method, input) => answers[method]?.(input));
});

const calls = (method: string) =>
  ask.mock.calls.filter(([name]) => name === method).map(([, input]) => input);

async function open(part = {}) {
  const panel = await paintPanel(<UserMappingScreen />, { ...withUserList, ...part });
  await vi.waitFor(() => act(async () => expect(panel.has('.skeleton')).toBe(false)), { timeout: 20_000 });
  const rows = () => [...panel.element.querySelectorAll('.long-list > li')].map((row) => row.textContent);
  const search = (label: string, query: string) =>
    act(async () => {
      const input = panel.element.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
      if (!input) throw new Error(`No ${label}`);
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, query);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return { ...panel, rows, search };
}

describe('the list', () => {
  test('has who has none first, and says what the others were matched by', async () => {
    const panel = await open();
    const [first, second, third] = panel.rows();
    expect(first).toContain('Front Desk');
    expect(first).toContain('No extension yet');
    expect(second).toContain('Dana Reyes · 101');
    expect(second).toContain('Automatic · same email');
    expect(third).toContain('Sam Okafor · 102');
    expect(third).toContain('Manual');
  });

  test('is asked for with every page of extensions, ids as text', async () => {
    answers['getExtensionPage'] = (input) => ({
      records: [extension(Number(Object(input).page), `Person ${Object(input).page}`)],
      paging: { totalPages: 3 },
    });
    await open();
    expect(calls('getExtensionPage')).toEqual([{ page: 1 }, { page: 2 }, { page: 3 }]);
    expect(calls('askServer')).toEqual([
      {
        route: 'userMapping',
        query: {},
        body: {
          rcExtensionList: ['1', '2', '3'].map((id) => ({
            id,
            name: `Person ${id}`,
            email: `extension ${id}`,
          })),
        },
      },
    ]);
  });

  test('is searched by user and extension, and filtered', async () => {
    const panel = await open();
    await panel.search('Search 3 users of KeyCRM', 'okafor 102');
    expect(panel.rows().join()).toContain('S. Okafor');
    expect(panel.rows()).toHaveLength(1);
    await panel.search('Search 3 users of KeyCRM', '');
    await panel.press('Unmatched 1');
    expect(panel.rows()).toHaveLength(1);
    expect(panel.rows()[0]).toContain('Front Desk');
  });

  test('says why there is none', async () => {
    answers['askServer'] = () => [];
    expect((await open()).text()).toContain('KeyCRM returned no users');
    kept.declared = { url: 'https://logging.example.com' };
    expect((await open()).text()).toContain('Its connector doesn’t use one.');
    expect((await open({ connection })).text()).toContain('can’t list the CRM’s users on this server');
  });

  test('a failure says so, and can be tried again', async () => {
    answers['askServer'] = () => {
      throw new ProblemError({ code: 'ringcentral_expired' });
    };
    const panel = await open();
    expect(panel.element.querySelector('[role=alert]')?.textContent).toContain(
      'Your RingCentral sign-in has ended',
    );
    answers['askServer'] = () => [crmUser('u3', 'Front Desk', '')];
    await panel.press('Try again');
    await vi.waitFor(() => expect(panel.rows()).toHaveLength(1));
  });
});

describe('a CRM user', () => {
  test('gets several extensions; one is taken from the user who had it', async () => {
    const panel = await open();
    await panel.press('Change extensions of Front Desk');
    for (const query of ['alma', 'sam']) {
      await panel.search('Add by name, number, or email', query);
      await act(async () => panel.element.querySelector<HTMLElement>('.mapping-option')?.click());
    }
    expect(panel.text()).toContain('This removes it from S. Okafor');
    await panel.press('Save');
    expect(calls('saveAdminRecords')).toEqual([
      {
        column: 'userMappings',
        records: {
          u3: {
            displayName: 'Front Desk',
            expected: { rcExtensionId: null, note: 'kept' },
            record: { rcExtensionId: ['3', '2'], note: 'kept' },
          },
          u2: {
            displayName: 'S. Okafor',
            expected: { rcExtensionId: '2' },
            record: { rcExtensionId: [] },
          },
        },
        draft: 'user-mapping',
      },
    ]);
    await vi.waitFor(() => expect(panel.has('dialog')).toBe(false));
    expect(panel.rows().find((row) => row?.includes('Front Desk'))).toContain('Alma Adler · 103');
    expect(panel.rows()[0]).toContain('S. Okafor');
  });

  test('keeps what was chosen when saving fails', async () => {
    answers['saveAdminRecords'] = () => {
      throw new ProblemError({ code: 'offline' });
    };
    const panel = await open();
    await panel.press('Change extensions of Dana Reyes');
    await panel.press('Remove Dana Reyes');
    await panel.press('Save');
    await vi.waitFor(() => expect(panel.text()).toContain('Your choice is still here.'));
    expect(panel.has('dialog')).toBe(true);
    expect(calls('saveDraft')).toEqual([
      { owner, form: 'user-mapping', value: { userId: 'u1', extensionIds: [] } },
    ]);
  });

  test('is open again with what was chosen before the panel closed', async () => {
    const drafts = { 'user-mapping': { value: { userId: 'u3', extensionIds: ['3'] }, changedAt: 1 } };
    const panel = await open({ drafts });
    expect(panel.element.querySelector('dialog')?.textContent).toContain('Extensions of Front Desk');
    expect(panel.element.querySelector('.mapping-chosen')?.textContent).toContain('Alma Adler');
  });
});

test('matching again asks for confirmation', async () => {
  const panel = await open();
  await panel.press('Match again…');
  expect(panel.element.querySelector('dialog')?.textContent).toContain('are lost for everyone');
  expect(calls('askServer')).toHaveLength(1);
  await panel.press('Match again');
  expect(calls('askServer')[1]).toMatchObject({ route: 'restartUserMapping' });
});

test('what another admin has overwritten is shown with both values, and can be restored', async () => {
  const panel = await open({
    adminWrites: {
      'userMappings/u3': {
        column: 'userMappings',
        key: 'u3',
        displayName: 'Front Desk',
        account: 'a',
        written: { rcExtensionId: ['3'] },
        writtenAt: 1,
        isConfirmed: true,
        conflict: { theirs: { rcExtensionId: [] }, foundAt: 2 },
      },
    },
  });
  const alert = panel.element.querySelector('[role=alert]')?.textContent;
  expect(alert).toContain('Front Desk');
  expect(alert).toContain('Alma Adler');
  expect(alert).toContain('None');
  await panel.press('Put back');
  expect(settleConflict.mock.lastCall).toEqual([{ writes: ['userMappings/u3'], keep: 'mine' }]);
  await panel.setView({ adminWrites: {} });
  await vi.waitFor(() => expect(calls('askServer')).toHaveLength(2));
});

test('5,000 users: each key paints at most what is visible and ten rows', async () => {
  answers['getExtensionPage'] = (input) => {
    const { page } = Object(input);
    return {
      records: Array.from({ length: 1000 }, (_, index) => {
        const id = (page - 1) * 1000 + index;
        return extension(id, `Person ${id}`, `person.${id}@example.com`);
      }),
      paging: { totalPages: 5 },
    };
  };
  answers['askServer'] = () =>
    Array.from({ length: 5000 }, (_, index) =>
      crmUser(
        `u${index}`,
        `Person ${index}`,
        `person.${index}@example.com`,
        ...(index % 7 ? [String(index)] : []),
      ),
    );
  const panel = await open();
  const visible = Math.ceil(windowHeight / rowHeight);
  expect(panel.rows().length).toBeLessThanOrEqual(visible + 10);
  const counts: number[] = [];
  for (const query of ['p', 'pe', 'person', 'person 49', 'person.4999@example.com', '']) {
    painted.rows = 0;
    await panel.search('Search 5000 users of KeyCRM', query);
    counts.push(painted.rows);
  }
  expect(Math.max(...counts)).toBeLessThanOrEqual(visible + 10);
  // A count of nothing would prove nothing.
  expect(Math.max(...counts)).toBeGreaterThan(0);
});
