// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Activity } from '../../../../src/core/activity/activity';
import { emptyForm, type LogInput } from '../../../../src/core/activity/call';
import { openCreatedContact } from '../../../../src/panel/activity/created-contact';
import { settingRecordsWith } from '../../fakes/logging-rules';
import { createSampleStore } from '../paint-panel';
import { ada, connection, sampleActivity } from '../sample-view';

/** The page of a contact opens once the log has made it. */

const world = vi.hoisted(() => ({
  stored: {} as { [key: string]: unknown },
  activity: undefined as Activity | undefined,
  tabs: [] as string[],
}));
vi.mock('../../../../src/platform/browser', () => ({
  browser: {
    storage: { local: { get: async () => world.stored } },
    tabs: { create: async ({ url }: { url: string }) => void world.tabs.push(url) },
  },
}));
vi.mock('../../../../src/storage/activity/activities', () => ({
  activities: { get: async () => world.activity, getMany: async () => new Map() },
}));
vi.mock('../../../../src/storage/directory/manifest-cache', () => ({
  manifestCache: {
    get: async () => ({
      body: {
        platforms: { [connection.platform]: { contactPageUrl: 'https://crm.example.com/{contactId}' } },
      },
    }),
  },
}));

const newContact = { name: 'Ada', type: 'Contact' };
const wanted = { ...emptyForm, newContact };

beforeEach(() => {
  vi.useFakeTimers();
  world.tabs = [];
  world.activity = sampleActivity({ form: wanted });
  world.stored = {
    connection: { ...connection, hostname: 'crm.example.com' },
    settingRecords: settingRecordsWith({ openContactPageAfterCreation: true }),
  };
});
afterEach(() => {
  vi.useRealTimers();
});

function start(form: LogInput = wanted) {
  const store = createSampleStore();
  const opened = openCreatedContact(store, 'call:1', form);
  /** The worker has changed something. */
  const goOn = async (ms = 0) => {
    await vi.advanceTimersByTimeAsync(ms);
    const { activitySummary } = store.getState();
    store.setState({ activitySummary: { ...activitySummary, revision: activitySummary.revision + 1 } });
    await vi.advanceTimersByTimeAsync(0);
  };
  return { opened, goOn };
}

test('once the CRM has it, and once', async () => {
  const { opened, goOn } = start();
  await goOn();
  expect(world.tabs).toEqual([]);
  world.activity = sampleActivity({ form: { ...emptyForm, contact: ada } });
  await goOn();
  await opened;
  await goOn();
  expect(world.tabs).toEqual([`https://crm.example.com/${ada.id}`]);
});

test('not when it comes after a minute: the person is at something else by then', async () => {
  const { opened, goOn } = start();
  await goOn(60_000);
  await opened;
  world.activity = sampleActivity({ form: { ...emptyForm, contact: ada } });
  await goOn();
  expect(world.tabs).toEqual([]);
});

test.each([
  ['nobody wants that', wanted, false],
  ['the contact was there', { ...emptyForm, contact: ada }, true],
])('not where %s', async (_what, form, openContactPageAfterCreation) => {
  world.stored['settingRecords'] = settingRecordsWith({ openContactPageAfterCreation });
  world.activity = sampleActivity({ form: { ...emptyForm, contact: ada } });
  const { opened, goOn } = start(form);
  await opened;
  await goOn();
  expect(world.tabs).toEqual([]);
});
