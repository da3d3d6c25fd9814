import type { CoreVersion } from '../../../../stack/core/core-version';
import { isObject, sameJson } from '../../../../../src/core/basics/json';
import { isClientSettingKey } from '../../../../../src/core/settings/client-setting';
import { resolveClientSetting } from '../../../../../src/core/settings/client-settings-in-force';
import { adminRecord } from '../../../../../src/core/settings/setting-record';
import { createOwnClient, type Document } from '../../../../stack/organisation/own-client';
import { createCoreSettings, hashedAccount } from '../../../fakes/core-settings';
import { createFakeServer } from '../../../fakes/fake-server';
import { openPage } from '../../../fakes/page';
import { setStage } from '../../../fakes/stage';
import { createSurroundings, identity } from '../../../fakes/worker';
import { forbiddenIn } from './forbidden';
import { adminWord, read, Wanted } from './wanted';
import { keys, pages, settingOf, settings } from './settings';

/** One account: two people, each with App Connect's own client and with our panel, and the server between them. */

const leaves = Object.fromEntries(keys.map((key) => [key, settingOf(key).shown]));

/** Records of the account and of people that no client here knows. */
const unknownRecords = {
  pipedriveCallActivityType: { value: 'call' },
  futureSetting: { customizable: true, value: { deep: [1, { of: 'theirs' }] } },
};

export type Who = 'Dana' | 'Priya';
export const people: readonly [Who, ...Who[]] = ['Dana', 'Priya'];

const show = (value: unknown) => JSON.stringify(value) ?? 'nothing';

export async function openAccount(version: CoreVersion) {
  const core = createCoreSettings(version);
  const server = createFakeServer(core.routes);
  const { state } = core;

  const openPerson = async (besides: boolean) => {
    const world = createSurroundings({ besides });
    const page = await openPage(world, world.context(server.http));
    const enter = () => setStage({ browser: world.browser, clock: world.clock });
    const { readPreferenceSources } = await import('../../../../../src/storage/settings/preferences');
    return { world, page, enter, readPreferenceSources };
  };
  const panels = { Dana: await openPerson(false), Priya: await openPerson(true) };

  const openClient = (who: Who) => createOwnClient(core.askAs(who), { account: hashedAccount, leaves });
  let clients = { Dana: openClient('Dana'), Priya: openClient('Priya') };
  let wanted = { Dana: new Wanted(), Priya: new Wanted() };
  /** The account's document as people have made it. */
  let account: Document | undefined;

  /** What our panel goes by. */
  const inForce = async (who: Who, key: string): Promise<unknown> => {
    panels[who].enter();
    const sources = await panels[who].readPreferenceSources();
    return isClientSettingKey(key) ? resolveClientSetting(key, sources).value : undefined;
  };

  /** Something in our panel: whatever it sends is allowed, and what is not ours stays as it was. */
  const inPanel = async (who: Who, changed: readonly string[], act: () => Promise<unknown>) => {
    panels[who].enter();
    server.requests.length = 0;
    const before = structuredClone({ own: state.own.get(who) ?? {}, admin: state.admin ?? {} });
    await act();
    const isPolling = version === '1722';
    for (const { body, url, method } of server.requests) {
      if (method !== 'POST' || !url.includes('/user/settings')) continue;
      const wrong = forbiddenIn(Object(Object(body).userSettings), { admin: state.admin, isPolling });
      if (wrong) throw new Error(`our panel wrote what no client may: ${wrong}`);
    }
    const own: Document = state.own.get(who) ?? {};
    for (const [key, record] of Object.entries(before.own)) {
      // What the account has set may be a setting of the connector, which reads the person's own record.
      const isOurs = key.startsWith('panel_') || key in settings || key in before.admin;
      if (!isOurs && !sameJson(record, own[key]))
        throw new Error(`our panel changed ${key} of ${who} from ${show(record)} to ${show(own[key])}`);
    }
    for (const [key, record] of Object.entries(before.admin))
      if (!changed.includes(key) && !sameJson(record, Object(state.admin)[key]))
        throw new Error(`our panel changed the account’s ${key} from ${show(record)}`);
  };

  const refreshPanel = async (who: Who) => {
    await inPanel(who, [], () => panels[who].page.refreshSettings());
    wanted[who].see(state.admin, state.own.get(who));
  };

  /** What App Connect's own client has put into a person's record besides what was chosen there. */
  const noteCopies = (who: Who, but?: string) => {
    for (const key of keys) {
      if (key === but) continue;
      const record = Object(state.own.get(who))[key];
      if (!isObject(record) || record['value'] === undefined) continue;
      const value = read(key, record['value']);
      const word = adminWord(state.admin, key);
      if (word?.isLocked) wanted[who].coveredByLock(key, value);
      else wanted[who].copied(key, value);
    }
  };

  return {
    /** Everything as on the first day: nothing is stored but what no client knows. */
    begin: async () => {
      state.own.clear();
      for (const who of people)
        state.own.set(
          who,
          structuredClone({
            futureSetting: unknownRecords.futureSetting,
            mine: { customizable: true, value: { of: 'theirs' } },
          }),
        );
      state.admin = structuredClone(unknownRecords);
      account = structuredClone(unknownRecords);
      clients = { Dana: openClient('Dana'), Priya: openClient('Priya') };
      wanted = { Dana: new Wanted(), Priya: new Wanted() };
      for (const who of people) {
        const { world, enter } = panels[who];
        enter();
        world.browser.storage.local.values.clear();
        world.browser.storage.session.values.clear();
        await world.connect({ userName: who });
        await world.browser.storage.local.set({
          identity: { ...identity, name: who, extensionId: who, isAdmin: who === 'Priya' },
          sessionToken: { token: who, serverUrl: 'https://callback.app-connect.example' },
        });
      }
      await clients.Priya.openAdmin();
    },
    refreshPanel,
    refreshClient: async (who: Who) => {
      await clients[who].refresh();
      noteCopies(who);
    },
    /** A choice in our panel. Returns what a story says of it. */
    chooseInPanel: async (who: Who, key: string, value: unknown) => {
      // What is shown already cannot be chosen.
      if (sameJson(read(key, await inForce(who, key)), value)) return;
      const word = adminWord(state.admin, key);
      let problem: unknown;
      await inPanel(who, [], () =>
        panels[who].page
          .saveClientSettings(Object.fromEntries([[key, value]]))
          .catch((error: unknown) => (problem = error)),
      );
      if (problem === undefined && !word?.isLocked) wanted[who].choose(key, value);
      // It may wait under the lock.
      if (problem === undefined && word?.isLocked) wanted[who].copied(key, value);
      const isRefused = Object(Object(problem).problem).code === 'locked';
      if (problem !== undefined && !(isRefused && word?.isLocked))
        throw new Error('our panel does not save it', { cause: problem });
    },
    isReadOnlyInClient: (who: Who, key: string) => clients[who].isReadOnly(key),
    chooseInClient: async (who: Who, key: string, value: unknown) => {
      if (sameJson(read(key, clients[who].shown(key)), value)) return;
      await clients[who].change(key, value);
      wanted[who].chooseElsewhere(key, value, state.admin);
      noteCopies(who, key);
    },
    setInPanel: async (key: string, value: unknown, customizable: boolean) => {
      await inPanel('Priya', [key], () =>
        panels.Priya.page.saveAdminRecords({
          column: 'userSettings',
          changes: {
            [key]: {
              displayName: settingOf(key).label,
              change: () => adminRecord({ value, customizable, lock: undefined, rest: {} }),
            },
          },
        }),
      );
      account = { ...account, [key]: { value, customizable } };
      wanted.Priya.see(state.admin, state.own.get('Priya'));
    },
    openAdminInClient: () => clients.Priya.openAdmin(),
    setInClient: async (key: string, value: unknown, customizable: boolean) => {
      const page = settingOf(key).page ?? '';
      const form = pages[page] ?? {};
      const filled = { ...clients.Priya.form(form), [key]: { value, customizable } };
      account = { ...clients.Priya.adminCache(), ...filled, section: page };
      await clients.Priya.savePage(form, filled, page);
      noteCopies('Priya');
    },
    /** Throws with what is wrong now. */
    check: async () => {
      for (const [key, record] of Object.entries(account ?? {})) {
        const there: unknown = state.admin?.[key];
        const same = isObject(record)
          ? Object.entries(record).every(([name, value]) => sameJson(value, Object(there)[name]))
          : sameJson(record, there);
        if (!same) throw new Error(`the account’s ${key} is ${show(there)}, not ${show(record)}`);
      }
      for (const who of people) {
        for (const key of keys) {
          const possible = wanted[who].possible(key, state.admin);
          const has = read(key, await inForce(who, key));
          const { label, isWritten } = settingOf(key);
          const isRight = possible.some((value) => sameJson(value, has));
          const right = possible.map(show).join(' or ');
          if (!isRight) throw new Error(`in ${who}’s panel “${label}” is ${show(has)}, not ${right}`);
          // The composer has these values too where there is none.
          const stored = read(key, Object(Object(state.own.get(who))[key]).value ?? settingOf(key).builtIn);
          if (isWritten && !sameJson(stored, has))
            throw new Error(`“${label}” of ${who} is ${show(has)}, and the server goes by ${show(stored)}`);
        }
        const merged = await clients[who].read();
        for (const key of keys) {
          const word = adminWord(state.admin, key);
          const certain = word?.isLocked ? word : wanted[who].certainChoice(key);
          const there = read(key, Object(merged[key]).value);
          if (certain && !sameJson(there, certain.value))
            throw new Error(
              `App Connect’s own client shows ${who} “${settingOf(key).label}” as ${show(there)}, not ${show(certain.value)}`,
            );
        }
      }
    },
  };
}

export type Account = Awaited<ReturnType<typeof openAccount>>;
